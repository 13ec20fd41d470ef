package import Evidence
package import Scenarios

/// Judging a case: a pure function of its evidence, the norms and the options.
package enum Evaluation {
  /// Puts every rule to the evidence, and says what the outcomes mean for scores and norms.
  package static func judge(
    _ evidence: CaseEvidence, profiles: [NormProfile], options: JudgeOptions = JudgeOptions()
  ) -> CaseReport {
    var findings = Findings(of: evidence)
    var judged = RuleRegistry.all.map { rule in
      findings.finding(of: rule, options: options)
    }
    let mapped = profiles.sorted { $0.id < $1.id }.map { profile in
      ProfileJudging.mapped(profile, findings: judged, evidence: evidence, options: options)
    }
    let verdicts = mapped.map(\.verdict)
    for index in judged.indices {
      judged[index].norms = mapped.flatMap { $0.norms(of: judged[index].rule) }
    }
    var report = CaseReport(
      caseID: evidence.caseID, platform: evidence.platform,
      expectedLanguage: evidence.expectedLanguage, ruleSet: RuleSet.version,
      outcome: judged.map(\.outcome).worst, obstacle: Obstacles.obstacle(judged, in: evidence),
      scores: Scoring.scores(of: judged), profiles: verdicts, findings: judged,
      delete: summary(evidence.delete, in: evidence), signup: summary(evidence.signup, in: evidence)
    )
    report.robotsIgnored = evidence.robotsIgnored
    report.secondDevice = evidence.secondDevice.map { second in
      DeviceSummary(
        device: second.device, delete: summary(second.delete, in: evidence),
        missing: second.delete.failure)
    }
    report.published = PublishedCount.all(
      delete: evidence.delete.value, signup: evidence.signup.value)
    return report
  }

  private static func summary(
    _ journey: Observation<JourneyRecord>, in evidence: CaseEvidence
  ) -> JourneySummary? {
    journey.value.map { journey in
      JourneySummary(
        counts: journey.counts, steps: StepLines.of(journey, pages: evidence.pagesByID),
        ended: journey.ended, search: journey.search, findability: journey.findability,
        reach: journey.reach, walk: evidence.walk(of: journey))
    }
  }
}

extension [Outcome] {
  /// The worst of the outcomes; `notApplicable` where there is none.
  var worst: Outcome {
    reduce(.notApplicable) { $0.worse($1) }
  }
}

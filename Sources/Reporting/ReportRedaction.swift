package import Evidence

extension Redactor {
  /// The report with holes in every text that came from the site; scores and norms stay.
  package func redact(_ report: CaseReport) -> CaseReport {
    var report = report
    report.platform = redact(report.platform)
    report.obstacle = report.obstacle.map(holed)
    report.delete = report.delete.map(holed)
    report.signup = report.signup.map(holed)
    if let second = report.secondDevice {
      report.secondDevice = DeviceSummary(
        device: second.device, delete: second.delete.map(holed), missing: second.missing.map(holed))
    }
    for index in report.findings.indices {
      let finding = report.findings[index]
      report.findings[index].observed = redact(finding.observed)
      report.findings[index].page = finding.page.map(redact)
      report.findings[index].place = finding.place.map(redact)
      report.findings[index].quote = finding.quote.map(redact)
      report.findings[index].trace = finding.trace.map(redact)
    }
    return report
  }

  private func holed(_ failure: EvidenceFailure) -> EvidenceFailure {
    EvidenceFailure(failure.reason, redact(failure.detail))
  }

  private func holed(_ journey: JourneySummary) -> JourneySummary {
    var journey = journey
    journey.steps = journey.steps.map(redact)
    journey.ended = journey.ended.map(holed)
    journey.search.rejected = journey.search.rejected.map {
      SearchRecord.Rejected(
        label: redact($0.label), address: redact($0.address), reason: redact($0.reason))
    }
    if let labels = journey.findability?.unclearLabels {
      journey.findability?.unclearLabels = labels.map(redact)
    }
    for index in journey.walk.indices {
      let step = journey.walk[index]
      journey.walk[index].label = redact(step.label)
      journey.walk[index].page = redact(step.page)
      journey.walk[index].title = step.title.map(redact)
      journey.walk[index].leadsTo = step.leadsTo.map(redact)
    }
    return journey
  }
}

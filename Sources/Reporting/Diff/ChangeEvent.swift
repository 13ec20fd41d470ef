package import Evidence

/// One thing that is not as it was between two looks at a case.
package struct ChangeEvent: Codable, Sendable, Hashable {
  package enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    case caseAdded = "case-added"
    case caseRemoved = "case-removed"
    /// The case could be told before and cannot now, or the other way round.
    case observationLost = "observation-lost"
    case observationGained = "observation-gained"
    case outcomeChanged = "outcome-changed"
    case controlLost = "deletion-control-lost"
    case controlFound = "deletion-control-found"
    case pathLengthened = "path-lengthened"
    case pathShortened = "path-shortened"
    case stepAdded = "step-added"
    case stepRemoved = "step-removed"
    case labelChanged = "label-changed"
    case languageChanged = "control-language-changed"
    case entryLost = "entry-lost"
    case entryGained = "entry-gained"
    case textChanged = "text-changed"
    /// The scenario, the rules or the tool differ, so outcomes may differ without the site.
    case scenarioChanged = "scenario-changed"
    case rulesChanged = "rules-changed"
    case toolChanged = "tool-changed"
  }

  /// What changed: these are never mixed in one event.
  package enum Origin: String, Codable, Sendable, Hashable {
    case site, scenario, rules, tool
  }

  /// What it means for a person who wants to leave.
  package enum Meaning: String, Codable, Sendable, Hashable {
    case improvement, regression, neutral
    /// Not to be told: something could not be observed on one side, or more than the site changed.
    case unclear
  }

  package var caseID: CaseID
  package var kind: Kind
  package var origin: Origin
  package var meaning: Meaning
  /// What it is about: a rule, a label, a page's address, the name of a start.
  package var subject: String
  package var before: String?
  package var now: String?
  /// SHA-256 of the page's evidence on each side, where there is one.
  package var evidenceBefore: String?
  package var evidenceNow: String?

  package init(
    _ kind: Kind, in caseID: CaseID, origin: Origin = .site, meaning: Meaning, subject: String,
    before: String? = nil, now: String? = nil, evidenceBefore: String? = nil,
    evidenceNow: String? = nil
  ) {
    self.caseID = caseID
    self.kind = kind
    self.origin = origin
    self.meaning = meaning
    self.subject = subject
    self.before = before
    self.now = now
    self.evidenceBefore = evidenceBefore
    self.evidenceNow = evidenceNow
  }

  /// `path-lengthened 3→5`, `outcome-changed reach-not-buried pass→fail`.
  package var sentence: String {
    let change = [before, now].contains { $0 != nil } ? " \(before ?? "-")→\(now ?? "-")" : ""
    return "\(kind.rawValue)\(subject.isEmpty ? "" : " \(subject)")\(change)"
  }
}

/// What one side of a comparison knows about a case.
package struct ComparedCase: Sendable {
  package var report: CaseReport
  /// Main text of the pages of the way out, by address; empty where a side has no pages.
  package var texts: [String: [String]]

  package init(report: CaseReport, texts: [String: [String]] = [:]) {
    self.report = report
    self.texts = texts
  }

  /// From evidence: the texts of the pages that the way out passes.
  package init(report: CaseReport, evidence: CaseEvidence) {
    let pages = evidence.delete.value?.pages.compactMap(evidence.page) ?? []
    self.init(
      report: report,
      texts: Dictionary(
        pages.map { page in (page.address, page.blocks.filter(\.isMain).map(\.text)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

import Evidence

/// One finding as a result of SARIF.
struct SARIFResult {
  /// What relative addresses of files are relative to; code scanning takes it for the repository.
  static let base = "%SRCROOT%"

  let view: CaseView
  let finding: Finding
  let place: ScenarioPlace?
  let rules: SARIFRules
  let hasBaseline: Bool

  /// The result; nil where all is well or nothing applies.
  func result() -> SARIFLog.Result? {
    guard let level = FindingLevel(finding) else { return nil }
    let isOpen = finding.outcome == .cantTell
    return SARIFLog.Result(
      ruleId: finding.rule, ruleIndex: rules.index(of: finding.rule),
      kind: isOpen ? "open" : "fail", level: isOpen ? "none" : self.level(level),
      message: .init(text: Escaping.sarifMessage(message)), locations: locations,
      partialFingerprints: ["exitwayFinding/v1": fingerprint], baselineState: baselineState,
      suppressions: suppressions, properties: properties)
  }

  /// An accepted fault keeps the level that it would have: that it is suppressed is said beside it.
  private func level(_ level: FindingLevel) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .note: finding.outcome == .fail ? "error" : "warning"
    }
  }

  private var message: String {
    let reason = view.report.obstacle.map(CaseView.failure) ?? CaseView.reason(finding)
    let parts = [
      CaseView.expectation(finding).map { "Known: \($0)." }, reason, finding.observed,
      "Asked: \(finding.expected)", finding.advice.isEmpty ? nil : "To do: \(finding.advice)",
    ]
    return "\(view.id): " + parts.compactMap(\.self).joined(separator: " ")
  }

  private var locations: [SARIFLog.Location] {
    let physical = place.map { place in
      SARIFLog.Location.Physical(
        artifactLocation: .init(
          uri: Escaping.uri(ofFile: place.file), uriBaseId: place.isAbsolute ? nil : Self.base),
        region: .init(startLine: place.line))
    }
    var logical = [
      SARIFLog.Location.Logical(name: view.id, fullyQualifiedName: view.id, kind: "case")
    ]
    if let page = finding.page {
      let place = finding.place.map { (name: $0, full: "\(page) \($0)", kind: "element") }
      let seen = place ?? (name: page, full: page, kind: "page")
      logical.append(.init(name: seen.name, fullyQualifiedName: seen.full, kind: seen.kind))
    }
    return [SARIFLog.Location(physicalLocation: physical, logicalLocations: logical)]
  }

  /// The same for as long as the case and the rule have their names, whatever words are on the page.
  private var fingerprint: String {
    ContentHash(of: Array("\(view.id)\n\(finding.rule)".utf8)).description
  }

  /// Nil in a run without a baseline; the standard wants it on all results or on none.
  private var baselineState: String? {
    guard hasBaseline else { return nil }
    switch finding.before {
    case nil, .pass, .notApplicable: return "new"
    case finding.outcome: return "unchanged"
    default: return "updated"
    }
  }

  private var suppressions: [SARIFLog.Result.Suppression]? {
    guard finding.expectation == .accepted else { return nil }
    return [.init(justification: "Accepted until its date in the scenario's expect:")]
  }

  private var properties: SARIFLog.Result.Properties {
    SARIFLog.Result.Properties(
      caseID: view.id, platform: view.report.platform, outcome: finding.outcome.rawValue,
      reason: finding.reason?.rawValue, quote: finding.quote,
      norms: finding.norms.map { norm in
        .init(
          profile: norm.profile, article: norm.article, basis: norm.basis,
          outcome: norm.outcome.rawValue)
      })
  }
}

import Evidence

/// The page that ought to say whose account is deleted.
struct NamedPage: RuleInput {
  /// The public information page; where there is none, the page of the final control.
  var page: PageRecord
  /// How the scenario names the platform and who runs it.
  var names: [String]

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    names = [evidence.platform, evidence.operatorName].compactMap(\.self)
    let journey = evidence.delete.value
    let pages = [evidence.publicInfo.value?.page, journey?.final?.page].compactMap(\.self)
      .compactMap(evidence.page)
    guard let found = pages.first(where: { $0.kind != .login }) else {
      throw evidence.delete.failure ?? journey?.unseen
        ?? EvidenceFailure(.notFound, "No page about deleting the account was seen.")
    }
    page = found
  }
}

import Evidence

/// The deletion pages beside the pages on which a person joins.
struct SignupLanguage: RuleInput {
  var deletion: DeletionPages
  /// Pages of the sign-up walk, in order; none where it was not observed.
  var signup: [PageRecord]
  /// The home page, as a visitor sees it.
  var home: PageRecord?
  /// The platform serves this locale beside its main ones.
  var isSecondary: Bool

  init(from evidence: CaseEvidence) throws(EvidenceFailure) {
    deletion = try DeletionPages(from: evidence)
    isSecondary = evidence.isSecondaryLocale
    home = evidence.entries.first { $0.name == "home" }
      .flatMap { $0.page.value }.flatMap(evidence.page)
    let journey = evidence.signup.value
    var met: Set<String> = []
    signup = ((journey?.pages ?? []) + (journey?.flowPages ?? []))
      .filter { met.insert($0).inserted }.compactMap(evidence.page)
  }
}

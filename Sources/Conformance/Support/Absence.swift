import Evidence

extension SearchRecord {
  /// Why a search that found nothing proves nothing.
  var absence: EvidenceFailure {
    let isBudget = rejected.contains { $0.reason == ReasonCode.budget.rawValue }
    return isBudget
      ? EvidenceFailure(.budget, "The budget ended before the search did.")
      : EvidenceFailure(.notFound, "Nothing was found, but not every page was looked at.")
  }
}

package import Evidence

/// What a rule says about its input.
///
/// Made only by the functions below, so that a reason stands with `cantTell` and nowhere else.
package struct Judgement: Sendable, Hashable {
  package let outcome: Outcome
  package let reason: ReasonCode?
  /// One sentence: what was seen.
  package let observed: String
  /// What the platform's developer can do; empty where nothing is to be mended.
  package let advice: String
  package let spot: Spot?
  /// Enumerated steps or other counted things, one a line.
  package let trace: [String]

  /// Where it was seen: a page of the evidence, a place on it, and the words there.
  package struct Spot: Sendable, Hashable {
    package let page: String
    package let place: String?
    package let quote: String?

    init(page: PageRecord, place: String? = nil, quote: String? = nil) {
      self.page = page.id
      self.place = place
      self.quote = quote.map { Quotation.of($0) }
    }
  }

  static func pass(_ observed: String, at spot: Spot? = nil, trace: [String] = []) -> Judgement {
    Judgement(
      outcome: .pass, reason: nil, observed: observed, advice: "", spot: spot, trace: trace)
  }

  static func warn(
    _ observed: String, advice: String, at spot: Spot? = nil, trace: [String] = []
  ) -> Judgement {
    Judgement(
      outcome: .warn, reason: nil, observed: observed, advice: advice, spot: spot, trace: trace)
  }

  static func fail(
    _ observed: String, advice: String, at spot: Spot? = nil, trace: [String] = []
  ) -> Judgement {
    Judgement(
      outcome: .fail, reason: nil, observed: observed, advice: advice, spot: spot, trace: trace)
  }

  /// The evidence does not allow an answer; `seen` says what it does show.
  static func cantTell(
    _ failure: EvidenceFailure, seen: String? = nil, at spot: Spot? = nil, trace: [String] = []
  ) -> Judgement {
    let observed = [seen, failure.detail].compactMap(\.self).joined(separator: " ")
    return Judgement(
      outcome: .cantTell, reason: failure.reason, observed: observed, advice: "", spot: spot,
      trace: trace)
  }

  static func notApplicable(_ observed: String, at spot: Spot? = nil) -> Judgement {
    Judgement(
      outcome: .notApplicable, reason: nil, observed: observed, advice: "", spot: spot, trace: [])
  }

  /// `pass`, `warn` or `fail`, as a measured value lies in its band.
  static func of(
    _ outcome: Outcome, _ observed: String, advice: String, at spot: Spot? = nil,
    trace: [String] = []
  ) -> Judgement {
    switch outcome {
    case .fail: fail(observed, advice: advice, at: spot, trace: trace)
    case .warn: warn(observed, advice: advice, at: spot, trace: trace)
    case .pass, .cantTell, .notApplicable: pass(observed, at: spot, trace: trace)
    }
  }
}

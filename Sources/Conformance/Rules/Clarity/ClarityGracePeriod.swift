import Evidence

/// Asks how long deleting waits, and what ends the wait.
struct ClarityGracePeriod: Rule {
  private static let pass = Threshold("pass", 30, "most days of waiting that pass")
  private static let warn = Threshold("warn", 90, "most days of waiting that only warn")

  static let description = RuleDescription(
    id: "clarity-grace-period", title: "Waiting period", dimension: .clarity, severity: .major,
    checks: """
      Texts on the flow pages and the public information page that name a waiting period, its \
      length in days, and whether logging in during it revokes the request.
      """,
    applicability: """
      Needs the pages of the deletion flow or the public information page, in a language that the \
      vocabulary knows.
      """,
    expectation: """
      Deletion waits at most {pass} days ({warn} to warn), says so in the flow, and is not revoked \
      by logging in.
      """,
    thresholds: [pass, warn])

  private static let advice = """
    State the waiting period on the page of the final control, keep it short, and let only an \
    express request revoke the deletion.
    """

  func evaluate(_ input: DeletionPages, _ thresholds: Thresholds) -> Judgement {
    let band = Band(pass: thresholds[Self.pass], warn: thresholds[Self.warn])
    let waits = input.all.flatMap(Self.waits)
    let longest = waits.max { ($0.days ?? -1) < ($1.days ?? -1) }
    let trace = waits.map { "\($0.days.map(String.init) ?? "unread number of") days" }
    if let longest, let days = longest.days, band.outcome(of: days) == .fail {
      return .fail(
        "Deletion waits \(days) days.", advice: Self.advice, at: longest.spot, trace: trace)
    }
    if let spot = input.all.compactMap({ Self.spot(of: "login-revokes", on: $0) }).first {
      return .warn(
        "Logging in during the waiting period revokes the request.", advice: Self.advice, at: spot,
        trace: trace)
    }
    if let longest, let days = longest.days, band.outcome(of: days) == .warn {
      return .warn(
        "Deletion waits \(days) days.", advice: Self.advice, at: longest.spot, trace: trace)
    }
    if let doubt = Self.doubt(input, waits) {
      return .cantTell(doubt, at: longest?.spot, trace: trace)
    }
    guard let longest, let days = longest.days else {
      return .pass("No waiting period is named.")
    }
    guard input.flow.isEmpty || input.flow.contains(where: { !Self.waits(on: $0).isEmpty }) else {
      return .warn(
        "A waiting period of \(days) days is named only in the public information.",
        advice: Self.advice, at: longest.spot, trace: trace)
    }
    return .pass(
      "Deletion waits \(days) days, and the flow says so.", at: longest.spot, trace: trace)
  }

  /// Why the absence of worse words proves nothing; nil where it does.
  private static func doubt(_ input: DeletionPages, _ waits: [Wait]) -> EvidenceFailure? {
    if let unseen = input.unseen { return unseen }
    if waits.contains(where: { $0.days == nil }) {
      return EvidenceFailure(
        .vocabulary, "A waiting period is named, but its length could not be read.")
    }
    return waits.isEmpty && !VocabularyReach.covers(input.all) ? VocabularyReach.failure : nil
  }

  private struct Wait {
    /// Nil where the text names no number that could be read.
    var days: Int?
    var spot: Judgement.Spot
  }

  /// Waiting periods named on a page.
  ///
  /// A text that also says what is kept may hold the length for which records are kept; its
  /// shortest length counts, so that only what is sure can fail.
  private static func waits(on page: PageRecord) -> [Wait] {
    page.blocks.filter { $0.cues.contains("waiting-period") }.map { block in
      let lengths = WaitingPeriod.lengths(in: block.text)
      let days = block.cues.contains("data-kept") ? lengths.min() : lengths.max()
      return Wait(
        days: days, spot: Judgement.Spot(page: page, place: block.place, quote: block.text))
    }
  }

  private static func spot(of cue: String, on page: PageRecord) -> Judgement.Spot? {
    page.blocks.first { $0.cues.contains(cue) }
      .map { Judgement.Spot(page: page, place: $0.place, quote: $0.text) }
  }

  private static func flow(_ text: String, cues: String...) -> ExampleCase {
    ExampleCase(
      ExamplePage("account", .press("회원 탈퇴", "delete")),
      ExamplePage("leave", .text(text, cues: cues), .press("탈퇴하기", "delete")))
  }

  static let examples = [
    RuleExample("No waiting period", .pass, flow("탈퇴 즉시 삭제됩니다.")),
    RuleExample("14 days, stated", .pass, flow("14일 후에 삭제됩니다.", cues: "waiting-period")),
    RuleExample("60 days", .warn, flow("60일 후에 삭제됩니다.", cues: "waiting-period")),
    RuleExample(
      "Logging in revokes the request", .warn,
      flow("30일 이내에 로그인하면 탈퇴가 취소됩니다.", cues: "login-revokes", "waiting-period")),
    RuleExample(
      "Stated only in the help article", .warn,
      flow("탈퇴 안내").informing(
        ExamplePage("help", .text("14일 후에 삭제됩니다.", cues: ["waiting-period"])))),
    RuleExample("Six months", .fail, flow("6개월 후에 삭제됩니다.", cues: "waiting-period")),
    RuleExample(
      "Two lengths in one text: the longer counts", .fail,
      flow("7일 후 접수되고 120일 후에 삭제됩니다.", cues: "waiting-period")),
    RuleExample(
      "Beside it, how long records are kept", .pass,
      flow("14일 후에 삭제되며, 거래 기록은 12개월 보관됩니다.", cues: "data-kept", "waiting-period")),
    RuleExample(
      "A length that cannot be read", .cantTell, .vocabulary,
      flow("한동안 보관 후 삭제됩니다.", cues: "waiting-period")),
    .unknownWords,
  ]
}

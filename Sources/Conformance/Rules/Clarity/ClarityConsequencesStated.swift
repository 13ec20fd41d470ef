import Evidence

/// Asks whether one page says what deleting the account entails.
struct ClarityConsequencesStated: Rule {
  private static let pass = Threshold("pass", 4, "fewest facts on one page that pass")
  private static let warn = Threshold("warn", 2, "fewest facts on one page that only warn")

  static let description = RuleDescription(
    id: "clarity-consequences-stated", title: "Consequences on one page", dimension: .clarity,
    severity: .major,
    checks: """
      Five facts in the main text of each flow page and of the public information page: what is \
      deleted, what is kept, for how long, when deletion takes effect, and whether it can be \
      undone. The page that states most decides; enough facts spread over pages warn.
      """,
    applicability: """
      Needs the pages of the deletion flow or the public information page, in a language that the \
      vocabulary knows.
      """,
    expectation: "One page states at least {pass} of the five facts ({warn} to warn).",
    thresholds: [pass, warn])

  private static let advice =
    "State on one page what is deleted, what is kept and how long, when, and whether for good."

  private enum Fact: String, CaseIterable {
    case deleted = "what is deleted"
    case kept = "what is kept"
    case keptUntil = "how long"
    case effective = "when"
    case reversible = "whether it can be undone"

    func isStated(by block: TextBlock) -> Bool {
      let cues = Set(block.cues)
      switch self {
      case .deleted: return cues.contains("data-deleted")
      case .kept: return cues.contains("data-kept")
      case .keptUntil:
        let hasNumber = block.text.contains { $0.isWholeNumber }
        return cues.contains("waiting-period") || cues.contains("data-kept") && hasNumber
      case .effective: return cues.contains("when-effective")
      case .reversible: return !cues.isDisjoint(with: ["irreversible", "login-revokes"])
      }
    }
  }

  func evaluate(_ input: DeletionPages, _ thresholds: Thresholds) -> Judgement {
    let pages = input.all.map { (page: $0, facts: Self.facts(on: $0)) }
    let trace = pages.map { page, facts in
      let names = facts.isEmpty ? "nothing" : facts.map(\.rawValue).joined(separator: ", ")
      return "\(page.finalAddress): \(names)"
    }
    // The first of several that state as many.
    let best = pages.reversed().max { $0.facts.count < $1.facts.count }
    let most = best?.facts.count ?? 0
    let spot = best.map { Self.spot(of: $0.page) }
    let seen = "At most \(most) of the five facts about deletion stand on one page"
    if most >= thresholds[Self.pass] { return .pass(seen + ".", at: spot, trace: trace) }
    if let doubt = input.unseen ?? input.all.compactMap(\.obstacle).first {
      return .cantTell(doubt, seen: seen + " as far as the walk came.", at: spot, trace: trace)
    }
    guard VocabularyReach.covers(input.all) else {
      return .cantTell(VocabularyReach.failure, trace: trace)
    }
    let together = Set(pages.flatMap(\.facts)).count
    let isMild = most >= thresholds[Self.warn] || together >= thresholds[Self.pass]
    return .of(
      isMild ? .warn : .fail, "\(seen), \(together) on all together.", advice: Self.advice,
      at: spot, trace: trace)
  }

  /// What a page states; labels of controls state nothing.
  private static func facts(on page: PageRecord) -> [Fact] {
    let texts = page.blocks.filter(isText)
    return Fact.allCases.filter { fact in texts.contains(where: fact.isStated) }
  }

  private static func isText(_ block: TextBlock) -> Bool {
    block.isMain && block.role != .button && block.role != .link
  }

  private static func spot(of page: PageRecord) -> Judgement.Spot {
    let block = page.blocks.first { block in
      isText(block) && Fact.allCases.contains { $0.isStated(by: block) }
    }
    return Judgement.Spot(page: page, place: block?.place, quote: block?.text)
  }

  private static let deleted = ExamplePart.text("모든 정보가 삭제됩니다.", cues: ["data-deleted"])
  private static let kept = ExamplePart.text(
    "거래 기록은 법령에 따라 5년간 보관됩니다.", cues: ["data-kept"])
  private static let atOnce = ExamplePart.text("탈퇴는 즉시 처리됩니다.", cues: ["when-effective"])
  private static let forGood = ExamplePart.warning("되돌릴 수 없습니다.")

  private static func flow(_ parts: ExamplePart...) -> ExampleCase {
    var leave = ExamplePage("leave")
    leave.parts = parts + [.press("탈퇴하기", "delete")]
    return ExampleCase(ExamplePage("account", .press("회원 탈퇴", "delete")), leave)
  }

  static let examples = [
    RuleExample("All on the page of the final control", .pass, flow(deleted, kept, forGood)),
    RuleExample(
      "All in the public information", .pass,
      flow().informing(ExamplePage("help", deleted, kept, atOnce))),
    RuleExample("Two facts", .warn, flow(deleted, forGood)),
    RuleExample(
      "One fact here, three there", .warn,
      ExampleCase(
        ExamplePage("account", .press("회원 탈퇴", "delete")),
        ExamplePage("notice", forGood, .press("계속", "proceed")),
        ExamplePage("leave", deleted, atOnce, .press("탈퇴하기", "delete")))),
    RuleExample("One fact", .fail, flow(forGood)),
    RuleExample("Nothing", .fail, flow(.text("탈퇴 안내"))),
    RuleExample(
      "Three facts where a norm is content with three", .pass, thresholds: ["pass": 3],
      flow(deleted, atOnce, forGood)),
    RuleExample(
      "The walk ended after a page with two facts", .cantTell, .needsDeclaredStep,
      flow(deleted, forGood).ending(.needsDeclaredStep, "The next step sends a form.")),
    .unknownWords,
  ]
}

/// What two fetches of one page say about each other.
package enum PageAgreement: Sendable, Hashable {
  /// They say the same.
  case same
  /// They say the same around these parts, sorted.
  case varies([Variation])
  /// What is left without the parts that vary is not the same either.
  case different

  /// Compares two readings of a page; dates, tokens and the like are holes before.
  package init(_ first: PageRecord, _ second: PageRecord) {
    let redactor = Redactor(secrets: [])
    let readings = [redactor.redact(first), redactor.redact(second)]
    let settled = DrawnIDs(readings).settled(readings)
    let (first, second) = (settled[0], settled[1])
    guard first.unmeasured != second.unmeasured else {
      self = .same
      return
    }
    var forward = SteadyPage(first, guarded: [])
    forward.compare(with: second)
    var backward = SteadyPage(second, guarded: [])
    backward.compare(with: first)
    guard Said(forward.page) == Said(backward.page), Self.isMostlySteady(forward.page, first) else {
      self = .different
      return
    }
    self = .varies(forward.variations.sorted())
  }

  /// Whether at least half of a page's texts stay: two pages with nothing in common agree about the
  /// holes, too.
  private static func isMostlySteady(_ steady: PageRecord, _ first: PageRecord) -> Bool {
    let kept = steady.blocks.count { !$0.text.contains(VaryingText.hole) }
    return kept * 2 >= first.blocks.count
  }

  /// What a reader gets of a page; marks of language and emphasis follow from it.
  private struct Said: Hashable {
    var status: Int
    var kind: PageKind
    var title: String?
    var blocks: [[String]]
    var controls: [[String]]

    init(_ page: PageRecord) {
      status = page.status
      kind = page.kind
      title = page.title?.text
      blocks = page.blocks.map { [$0.role.rawValue, $0.text] }
      controls = page.controls.map { [$0.role.rawValue, $0.label, $0.target ?? ""] }
    }
  }
}

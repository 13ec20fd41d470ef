import Evidence

/// Each page's languages: a bar, the passages in other languages, and who said what about it.
struct HTMLPages {
  let detail: CaseDetail
  /// BCP 47 tag of the language that the platform's reader expects.
  let reader: String
  let words: Words

  func section() -> HTMLText {
    guard !detail.pages.isEmpty else { return .text("") }
    var content: [HTMLText] = [
      .newline, .element("h3", words("Languages, page by page")),
      .element(
        "p", [.named("quiet")],
        words(
          "Letters of the main text: full is the reader's language, hatched another one, empty "
            + "could not be told.")),
      .element("ol", [.named("pages")], detail.pages.map(page)),
    ]
    if detail.pagesLeftOut > 0 {
      content.append(
        .element(
          "p",
          words.count(
            detail.pagesLeftOut, "{1} more page is not shown.", "{1} more pages are not shown.")))
    }
    return .element("div", [], content + [ledger()])
  }

  private func page(_ page: PageDetail) -> HTMLText {
    var content: [HTMLText] = [
      .element(
        "p", [],
        [
          .foreign(page.title, language: page.titleLanguage ?? ""), .text(" "),
          .element("code", page.address), .text(" "),
          .element("span", [.named("quiet")], part(page.part) + status(page)),
        ])
    ]
    let bar = HTMLLanguageBar(page: page)
    if bar.letters > 0 {
      content += [bar.svg(), .element("p", [.named("quiet")], shares(page))]
    } else {
      content.append(
        .element("p", [.named("quiet")], words("No text whose letters can be counted.")))
    }
    content += passages(page)
    return .element("li", [], content)
  }

  private func part(_ part: PageDetail.Part) -> String {
    switch part {
    case .leaving: words("on the way out")
    case .deleting: words("about deletion")
    case .joining: words("joining")
    case .information: words("public information")
    case .other: words("another page")
    }
  }

  private func status(_ page: PageDetail) -> String {
    page.status == 200 ? "" : " (HTTP \(page.status))"
  }

  /// `92 % Korean, 8 % other languages; of 12 letters the language could not be told`.
  private func shares(_ page: PageDetail) -> String {
    let judged = page.native + page.foreign
    var parts: [String] = []
    if judged > 0 {
      let share = page.native * 100 / judged
      parts.append(words("{1} % {2}", "\(share)", words.name(of: reader)))
      if page.foreign > 0 { parts.append(words("{1} % other languages", "\(100 - share)")) }
    }
    if page.undetermined > 0 {
      parts.append(
        words.count(
          page.undetermined, "{1} letter could not be told", "{1} letters could not be told"))
    }
    return parts.joined(separator: words(", "))
  }

  private func passages(_ page: PageDetail) -> [HTMLText] {
    guard !page.passages.isEmpty else { return [] }
    let items = page.passages.map { passage in
      HTMLText.element(
        "li", [],
        [
          HTMLQuote.block(passage.text, language: passage.language ?? ""),
          .element(
            "p", [.named("quiet")],
            [
              .text(
                (passage.language.map { words.name(of: $0) } ?? words("another language"))
                  + ", "),
              .element("code", passage.place),
            ]),
        ])
    }
    let count = page.passages.count + page.passagesLeftOut
    var content: [HTMLText] = [
      .element(
        "summary",
        words.count(count, "{1} passage in another language", "{1} passages in other languages")),
      .element("ul", [.named("passages")], items),
    ]
    if page.passagesLeftOut > 0 {
      content.append(
        .element(
          "p", [.named("quiet")],
          words.count(
            page.passagesLeftOut, "{1} more passage is not shown.",
            "{1} more passages are not shown.")))
    }
    // What this report is about is not to be folded away on the pages about deleting.
    let open: [HTMLText.Attribute] = page.part == .deleting ? [.other("open", "")] : []
    return [.element("details", open, content)]
  }

  /// Who says in which language each page is, one row a page.
  private func ledger() -> HTMLText {
    let columns = [
      words("page"), words("asked for"), words("answered"), words("page says"), words("alternates"),
      words("address says"), words("found"),
    ]
    let head = columns.map { HTMLText.element("th", [.other("scope", "col")], $0) }
    let rows = detail.pages.enumerated().map { index, page in
      let ledger = page.ledger
      let cells = [
        ledger.asked, ledger.contentLanguage, ledger.htmlLanguage ?? ledger.meta,
        ledger.alternates.isEmpty ? nil : Self.short(ledger.alternates), ledger.address,
        ledger.detected,
      ].map { HTMLText.element("td", [], [.element("code", $0 ?? "-")]) }
      return HTMLText.element(
        "tr", [], [.element("th", [.other("scope", "row")], "\(index + 1)")] + cells)
    }
    let title = words("Language ledger: who says in which language each page is")
    return .element(
      "details", [],
      [
        .element("summary", title),
        HTMLWide.table(
          title,
          [.element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows)]),
      ])
  }

  private static func short(_ tags: [String]) -> String {
    let shown = tags.prefix(6).joined(separator: " ")
    return tags.count > 6 ? "\(shown) +\(tags.count - 6)" : shown
  }
}

/// A table that is wider than a phone: it scrolls by itself, with the keyboard, too.
enum HTMLWide {
  static func table(_ name: String, _ content: [HTMLText]) -> HTMLText {
    .element(
      "div",
      [
        .named("wide"), .other("role", "group"), .other("tabindex", "0"),
        .other("aria-label", name),
      ], [.element("table", [.named("plain")], content)])
  }
}

import Conformance
package import Evidence

/// What a report for people shows of a case beside its findings: its pages, and its past.
///
/// Reports without it are complete; it is for the reader who wants to see for himself.
package struct CaseDetail: Sendable, Hashable {
  /// More pages than these say nothing more.
  private static let mostPages = 40

  package var pages: [PageDetail] = []
  /// How many pages there were beside ``pages``.
  package var pagesLeftOut = 0
  /// Pages of the journeys as a browser showed them, in their order.
  package var pictures: [PictureDetail] = []
  /// The host that `${host}` stands for; nil where the scenario has none.
  package var host: String?
  /// Who runs the platform, as the scenario names it.
  package var operatorName: String?
  /// How the case fared before; nil without history.
  package var trend: CaseTrend?

  package init() {}

  /// Takes the pages from judged evidence; what is private there becomes holes.
  package init(_ evidence: CaseEvidence) {
    let evidence = Redactor(secrets: []).redact(evidence)
    let parts = Self.parts(of: evidence)
    pages = evidence.pages.prefix(Self.mostPages).map { page in
      PageDetail(page, reader: evidence.expectedLanguage, part: parts[page.id] ?? .other)
    }
    pagesLeftOut = evidence.pages.count - pages.count
    operatorName = evidence.operatorName
  }

  /// What each page is part of; the way out goes before all else.
  private static func parts(of evidence: CaseEvidence) -> [String: PageDetail.Part] {
    var parts: [String: PageDetail.Part] = [:]
    for page in evidence.delete.value?.pages ?? [] { parts[page] = .leaving }
    for page in evidence.delete.value?.flowPages ?? [] { parts[page] = .deleting }
    for page in evidence.signup.value?.pages ?? [] where parts[page] == nil {
      parts[page] = .joining
    }
    if let page = evidence.publicInfo.value?.page, parts[page] == nil { parts[page] = .information }
    return parts
  }
}

/// The languages of one page.
package struct PageDetail: Sendable, Hashable {
  /// What a case looked at a page for.
  package enum Part: Sendable, Hashable {
    /// On the way to the control.
    case leaving
    /// About deleting itself.
    case deleting
    case joining
    /// The public page that tells how to delete.
    case information
    case other
  }

  /// A text of the main part that is in another language than the reader's.
  package struct Passage: Sendable, Hashable {
    package var text: String
    /// BCP 47 tag; nil where it is known only that it is not the reader's.
    package var language: String?
    /// A CSS selector.
    package var place: String
  }

  /// On the pages about deleting; elsewhere a few show what is meant.
  private static let mostPassages = 8
  private static let mostPassagesElsewhere = 3
  private static let longestText = 240
  private static let longestLedger = 80

  package var part: Part
  package var title: String
  /// The title's language; nil where it could not be told.
  package var titleLanguage: String?
  /// With the scenario's variables.
  package var address: String
  package var status: Int
  /// Letters of the main text in the reader's language.
  package var native: Int
  /// Those in another one.
  package var foreign: Int
  /// Those whose language could not be told.
  package var undetermined: Int
  /// The longest first.
  package var passages: [Passage]
  /// Foreign passages beside ``passages``.
  package var passagesLeftOut: Int
  package var ledger: LanguageLedger

  /// Counts a page's main text for a reader of the language `reader`, a BCP 47 tag.
  package init(_ page: PageRecord, reader: String, part: Part) {
    self.part = part
    title = Self.cut(page.title?.text ?? "", to: Self.longestText)
    titleLanguage = page.title?.language.found
    address = Self.cut(page.finalAddress, to: Self.longestText)
    status = page.status
    let letters = PageLanguage(of: page, reader: reader)
    native = letters.native
    foreign = letters.foreign
    undetermined = letters.undetermined
    let blocks = page.blocks.filter {
      $0.isMain && $0.role != .languageMenu && $0.language.answer == .no
    }
    // Equal lengths stay in the order of the page.
    let longest = blocks.enumerated().sorted {
      ($1.element.language.letters, $0.offset) < ($0.element.language.letters, $1.offset)
    }.prefix(part == .deleting ? Self.mostPassages : Self.mostPassagesElsewhere)
    passages = longest.sorted { $0.offset < $1.offset }.map { _, block in
      Passage(
        text: Self.cut(block.text, to: Self.longestText), language: block.language.found,
        place: Self.cut(block.place, to: Self.longestText))
    }
    passagesLeftOut = blocks.count - passages.count
    ledger = Self.cut(page.languages)
  }

  private static func cut(_ text: String, to length: Int) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }

  /// A header may be as long as a server likes.
  private static func cut(_ ledger: LanguageLedger) -> LanguageLedger {
    var ledger = ledger
    ledger.asked = ledger.asked.map { cut($0, to: longestLedger) }
    ledger.contentLanguage = ledger.contentLanguage.map { cut($0, to: longestLedger) }
    ledger.meta = ledger.meta.map { cut($0, to: longestLedger) }
    ledger.htmlLanguage = ledger.htmlLanguage.map { cut($0, to: longestLedger) }
    ledger.address = ledger.address.map { cut($0, to: longestLedger) }
    ledger.alternates = ledger.alternates.map { cut($0, to: longestLedger) }
    return ledger
  }
}

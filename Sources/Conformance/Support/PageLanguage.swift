package import Evidence

/// The letters of a page's main text, counted by what is known about their language.
package struct PageLanguage {
  /// Letters in the language the reader expects.
  package private(set) var native = 0
  /// Letters in another language.
  package private(set) var foreign = 0
  /// Letters whose language could not be told.
  package private(set) var undetermined = 0
  /// The longest run of text in another language.
  private(set) var longestForeign: TextBlock?
  private var found: [String: Int] = [:]

  /// The most letters that one block can add, so that no sum overflows.
  private static let mostLetters = 1_000_000

  /// Counts the main text of a page for a reader of the language `reader`, a BCP 47 tag.
  package init(of page: PageRecord, reader: String) {
    for block in page.blocks where block.isMain && block.role != .languageMenu {
      let letters = min(max(block.language.letters, 0), Self.mostLetters)
      switch block.language.answer {
      case .yes:
        native += letters
        found[block.language.found ?? reader, default: 0] += letters
      case .no:
        foreign += letters
        if letters > (longestForeign?.language.letters ?? -1) { longestForeign = block }
        if let tag = block.language.found { found[tag, default: 0] += letters }
      case .undetermined:
        undetermined += letters
      }
    }
  }

  /// Letters whose language was told.
  package var judged: Int { native + foreign }

  /// Share of the judged letters in the expected language, in percent, rounded down.
  package var share: Int { judged == 0 ? 0 : native * 100 / judged }

  /// The language of more than half of the judged letters, if there are at least so many.
  func majority(atLeast letters: Int) -> String? {
    guard judged >= max(letters, 1) else { return nil }
    return found.first { $0.value * 2 > judged }?.key
  }

  /// The language of the longest run of text in another language.
  package var mostForeign: String? {
    longestForeign?.language.found
  }

  /// Why a page with too few judged letters may still hide a fault; nil where it may not.
  func doubt(about page: PageRecord, atLeast enough: Int) -> EvidenceFailure? {
    if let obstacle = page.obstacle { return obstacle }
    guard judged < enough else { return nil }
    if foreign > 0 { return Self.tooLittle }
    guard undetermined >= enough else { return nil }
    return EvidenceFailure(
      .languageUndetermined, "The language of a deletion page could not be told.")
  }

  static let tooLittle = EvidenceFailure(
    .tooLittleText, "The deletion pages hold too little text to judge its language.")
}

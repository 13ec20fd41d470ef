import Evidence

/// Whether the vocabulary that marked these pages knows their language.
///
/// Evidence holds what was recognised, not which languages could be. Real pages always hold some
/// known words (log out, help, settings), so a set of pages in which nothing in its own language
/// was recognised is taken as not covered: absence of a term then proves nothing.
enum VocabularyReach {
  static func covers(_ pages: [PageRecord]) -> Bool {
    pages.contains { page in
      page.controls.contains { $0.purpose != nil && $0.language.answer != .no }
        || page.blocks.contains { !$0.cues.isEmpty && $0.language.answer != .no }
        || isEnglish(page)
    }
  }

  /// English terms are part of every vocabulary.
  private static func isEnglish(_ page: PageRecord) -> Bool {
    page.blocks.contains { $0.isMain && $0.language.found == "en" }
  }

  static let failure = EvidenceFailure(
    .vocabulary, "The vocabulary recognises no words in the language of these pages.")
}

package import Languages

extension PageModel {
  /// The language of most letters of the main text; of all text where there is no main text.
  package var detectedLanguage: Language? {
    letters { $0.isMain }.first?.language ?? letters { $0.role != .languageMenu }.first?.language
  }

  /// Whether `html lang` names the language in which most of the page is (W3C, ACT rule ucwvc8).
  ///
  /// Parts that declare a language of their own say nothing about the page's. Two languages with
  /// about as many letters are both right. Nil where nothing valid is declared or nothing can be told.
  package var declaresItsLanguage: Bool? {
    guard let tag = declaredLanguage, let declared = Language(tag: tag) else { return nil }
    let found = letters { block in
      guard block.role != .languageMenu else { return false }
      guard let part = block.declaredLanguage.flatMap({ Language(tag: $0) }) else { return true }
      return part.base == declared.base
    }
    guard let most = found.first?.letters else { return nil }
    return found.contains { $0.language.base == declared.base && $0.letters * 10 >= most * 9 }
  }

  /// Letters of some blocks by language, most first; none of the blocks is copied for it.
  private func letters(
    where isCounted: (Block) -> Bool
  ) -> [(language: Language, letters: Int)] {
    var counts: [Language: Int] = [:]
    for index in blocks.indices where blocks[index].verdict.answer != .undetermined {
      if let found = blocks[index].verdict.found, isCounted(blocks[index]) {
        counts[found, default: 0] += blocks[index].verdict.letters
      }
    }
    return counts.map { (language: $0.key, letters: $0.value) }
      .sorted { ($1.letters, $0.language.tag) < ($0.letters, $1.language.tag) }
  }
}

extension PageModel {
  /// The share of the main text's letters that stand word by word on another page as well, 0…1.
  ///
  /// It tells how much of a page is an untranslated copy; nil where there is no main text.
  /// Numbers and names are the same in every translation, so texts without a language do not count.
  package func share(copiedFrom other: PageModel) -> Double? {
    let theirs = Set(other.blocks.map(\.text))
    let own = blocks.filter { $0.isMain && $0.verdict.answer != .undetermined }
    let letters = own.reduce(0) { $0 + $1.verdict.letters }
    let copied = own.filter { theirs.contains($0.text) }.reduce(0) { $0 + $1.verdict.letters }
    return letters == 0 ? nil : Double(copied) / Double(letters)
  }

  /// The page's English counterpart, as its `hreflang` names it.
  package var englishAlternate: String? {
    alternates.first { Language(tag: $0.language) == .english }?.target
  }
}

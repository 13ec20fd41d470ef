import Testing

@testable import Languages

/// What is kept of words met before.
struct WordSumsTests {
  private static let texts = [
    "Konto löschen", "Delete my account and my data", "löschen", "Supprimer le compte", "account",
    "Konto account Konto löschen", "Sletning av kontoen din kan ikke angres",
    "donaudampfschifffahrtsgesellschaftskapitän löschen", "Изтриване на акаунт", "акаунт account",
  ]

  @Test func `A text's odds are the same whether its words were met before or not`() throws {
    let model = try LanguageModel.load()
    let known = WordSums()
    func ranked(_ text: String, _ known: WordSums?) -> [LanguageModel.Guess]? {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        model.scores(bytes, script: .latin, known: known)?.ranked()
      }
    }
    for text in Self.texts + Self.texts.reversed() {
      let alone = try #require(ranked(text, nil))
      #expect(ranked(text, known) == alone, "\(text)")
    }
  }

  @Test func `A word of one script's model is not taken for another's`() throws {
    let word = Array("<abc>".utf8)
    try word.withUnsafeBufferPointer { bytes in
      let latin = try #require(WordSums.Key(bytes, script: 0))
      let cyrillic = try #require(WordSums.Key(bytes, script: 1))
      #expect(latin != cyrillic)
      #expect(latin != WordSums.Entry().key)
    }
  }
}

package import Languages

/// Reads a body into a page model: decode, mend, parse in one pass, then languages and purposes.
///
/// Where a page is in a third language, that language's words for controls are known as well, so
/// that a way out in the wrong language is still found.
package struct PageReader: Sendable {
  private let memo: ReadingMemo
  private let vocabulary: Vocabulary
  /// Words of the reader's language, English and one more; nil where there are none for it.
  private let knowing: @Sendable (Language) -> Vocabulary?

  /// The reader's language.
  package var expected: Language { memo.expected }

  /// Larger bodies are refused by whoever fetches; this only bounds memory.
  private static let maximumBytes = 64 << 20

  /// Makes a reader for one reader's language.
  ///
  /// - Parameters:
  ///   - vocabulary: the words of that language and of English.
  ///   - judge: tells whether a text is in it.
  ///   - knowing: gives the vocabulary with a third language in it, in which a page turned out to be.
  package init(
    vocabulary: Vocabulary, judge: LanguageJudge,
    knowing: @escaping @Sendable (Language) -> Vocabulary? = { _ in nil }
  ) {
    memo = ReadingMemo(judge: judge)
    self.vocabulary = vocabulary
    self.knowing = knowing
  }

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - body: the bytes as they came, without content coding.
  ///   - contentType: the header, whose charset outranks the page's own.
  ///   - isShown: the bytes are what our own script wrote of a page in a browser, so its measures are
  ///     believed; anybody else could write such attributes.
  /// - Returns: the page.
  /// - Throws: `tooLarge`; every other body gives a page, if need be an empty one.
  package func read(_ body: [UInt8], contentType: String?, isShown: Bool = false)
    throws(PageError) -> PageModel
  {
    guard body.count <= Self.maximumBytes else {
      throw PageError(code: .tooLarge, detail: "the page has \(body.count) bytes")
    }
    let source = SourceText(body, contentType: contentType, reader: memo.expected)
    let markup = MarkupRepair.repaired(source.bytes)
    let builder = PageBuilder(
      styles: StyleSheet(markup.styles), namingIDs: NamingIDs.find(in: markup.bytes),
      isShown: isShown)
    var (filled, isWhole) = HTMLEvents.read(markup.bytes, into: builder)
    return PageAssembler(draft: filled.finish(), memo: memo)
      .page(encoding: source.report, isWhole: isWhole) { found in
        PageWords(memo: memo, vocabulary: words(onPageIn: found))
      }
  }

  private func words(onPageIn found: Language?) -> Vocabulary {
    guard let found, found.base != expected.base, found.base != Language.english.base else {
      return vocabulary
    }
    return knowing(found) ?? vocabulary
  }
}

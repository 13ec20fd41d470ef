import Languages
import Pages

/// Reads pages for a reader; where a page is in a third language, with that language's words for
/// controls as well, so that a way out in the wrong language is still found.
struct ForeignPageReader: Sendable {
  private let reader: PageReader
  /// A reader that knows one more language; nil where there are no words for it.
  private let readerKnowing: @Sendable (Language) -> PageReader?

  init(_ reader: PageReader, knowing other: @escaping @Sendable (Language) -> PageReader?) {
    self.reader = reader
    readerKnowing = other
  }

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - body: the bytes as they came.
  ///   - contentType: the header.
  ///   - isShown: our own script wrote the bytes in a browser.
  /// - Returns: the page.
  /// - Throws: why there is none.
  func read(_ body: [UInt8], contentType: String?, isShown: Bool = false)
    throws(PageError) -> PageModel
  {
    let page = try reader.read(body, contentType: contentType, isShown: isShown)
    guard let found = page.detectedLanguage, found.base != reader.expected.base,
      found.base != Language.english.base, let second = readerKnowing(found)
    else { return page }
    return try second.read(body, contentType: contentType, isShown: isShown)
  }
}

import Languages
import Testing

@testable import Pages

/// Reads bytes as a page for a reader of a language.
func read(
  _ html: String, expecting tag: String = "en", contentType: String? = "text/html; charset=utf-8"
) throws -> PageModel {
  try read(bytes: Array(html.utf8), expecting: tag, contentType: contentType)
}

func read(bytes: [UInt8], expecting tag: String = "en", contentType: String?) throws -> PageModel {
  let language = try #require(Language(tag: tag))
  let vocabulary = try Vocabulary.load(for: [language])
  return try PageReader(
    vocabulary: vocabulary, judge: LanguageJudge(expected: language, vocabulary: vocabulary)
  ).read(bytes, contentType: contentType)
}

extension PageModel {
  var text: String { blocks.map(\.text).joined(separator: "\n") }
}

/// A part of a sentence in the reader's language.
enum Phrase: Sendable, Hashable {
  /// Our own words.
  case words(String)
  /// Words of a site, which stay as they are.
  case quote(String)
  /// An address, a header's name or another piece of a machine's language.
  case code(String)
  /// Our own words in English, for which the reader's language has no message.
  case untranslated(String)
}

internal import CCLD2

/// Google's Compact Language Detector 2, as second opinion on running text.
enum CLD2 {
  struct Guess: Sendable, Hashable {
    var language: Language
    /// Share of the text, 0…100.
    var percent: Int
    var isReliable: Bool
  }

  /// Longer texts than this add nothing.
  private static let maximumBytes = 16_384

  /// The best guess; nil where CLD2 knows none.
  static func guess(_ text: UnsafeBufferPointer<UInt8>) -> Guess? {
    let raw = UnsafeRawBufferPointer(text)
    var guess = exitway_cld2_detect(
      raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(min(raw.count, maximumBytes)))
    let code = withUnsafeBytes(of: &guess.code) { raw in
      String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard code != "un", let language = Language(tag: code) else { return nil }
    return Guess(
      language: language, percent: Int(guess.percent), isReliable: guess.reliable)
  }
}

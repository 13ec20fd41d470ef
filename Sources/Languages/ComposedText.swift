import Foundation

/// Gives a text's UTF-8 in composed form (NFC).
enum ComposedText {
  /// Hands over the bytes; Foundation is asked only where there is something to compose, because
  /// asking it for every text costs more than the rest of a verdict.
  static func withBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var text = text
    let needsWork = text.withUTF8 { bytes in
      let table = LetterTable.shared
      var position = 0
      while position < bytes.count {
        if let length = Self.length(ofUnchanging: bytes[position]) {
          position += length
          continue
        }
        let (value, length) = ScalarWalk.scalar(bytes, position)
        if table[value].mayCompose { return true }
        position += length
      }
      return false
    }
    if needsWork { text = text.precomposedStringWithCanonicalMapping }
    return text.withUTF8(body)
  }

  /// How long a scalar is whose first byte says that it composes with nothing before it.
  @inline(__always)
  private static func length(ofUnchanging first: UInt8) -> Int? {
    switch first {
    case 0..<0x80: 1
    // Accents are U+0300…U+0345, Arabic ones U+0653…U+0655.
    case 0xCC, 0xCD, 0xD9: nil
    case 0x80..<0xE0: 2
    // Signs, Han, the Korean syllables.
    case 0xE2, 0xE4...0xED: 3
    default: nil
    }
  }
}

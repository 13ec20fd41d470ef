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
        // Below U+0300 nothing composes with what stands before it.
        if bytes[position] < 0xCC {
          position += bytes[position] < 0x80 ? 1 : 2
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
}

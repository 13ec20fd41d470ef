/// Text as it is met, with white space as a reader sees it: runs of it are one space, and none
/// stands at the ends.
struct TextBuffer: Sendable {
  private(set) var bytes: [UInt8] = []
  private var hasSpace = false

  var isEmpty: Bool { bytes.isEmpty }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  init() {}

  init(_ text: String) { append(text) }

  static func == (buffer: TextBuffer, text: String) -> Bool {
    buffer.bytes.count == text.utf8.count && buffer.bytes.elementsEqual(text.utf8)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  /// Appends what is met if the whole of it stays within a number of bytes.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, upTo limit: Int) {
    if bytes.count + text.count <= limit { unsafe append(text) }
  }

  mutating func append(_ text: String, upTo limit: Int) {
    var text = text
    text.withUTF8 { unsafe append($0, upTo: limit) }
  }

  mutating func appendSpace() { hasSpace = !bytes.isEmpty }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < text.count {
      let space = unsafe Self.space(text, at: position)
      if space > 0 {
        hasSpace = !bytes.isEmpty
        position += space
        continue
      }
      if hasSpace {
        bytes.append(UInt8(ascii: " "))
        hasSpace = false
      }
      let start = position
      repeat {
        position += 1
      } while unsafe position < text.count && Self.space(text, at: position) == 0
      unsafe bytes.append(contentsOf: text[start..<position])
    }
  }

  /// Bytes of the white space at a position: ASCII, U+00A0, U+2000…U+200B, U+2028, U+2029, U+202F,
  /// U+205F, U+3000, U+FEFF.
  @inline(__always)
  private static func space(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let byte = unsafe text[position]
    if byte <= 0x20 { return byte == 0x20 || (9...13).contains(byte) ? 1 : 0 }
    if byte < 0xC2 { return 0 }
    return unsafe wideSpace(byte, text, at: position)
  }

  private static func wideSpace(
    _ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> Int {
    guard position + 1 < text.count else { return 0 }
    let second = unsafe text[position + 1]
    if byte == 0xC2 { return second == 0xA0 ? 2 : 0 }
    guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF, position + 2 < text.count else { return 0 }
    let third = unsafe text[position + 2]
    let isSpace =
      switch (byte, second) {
      case (0xE2, 0x80): third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF
      case (0xE2, 0x81): third == 0x9F
      case (0xE3, 0x80): third == 0x80
      case (0xEF, 0xBB): third == 0xBF
      default: false
      }
    return isSpace ? 3 : 0
  }
}

/// White space as a reader sees it.
enum Whitespace {
  /// Runs of white space become one space, and none stand at the ends.
  static func collapsed(_ text: String) -> String { TextBuffer(text).string }
}

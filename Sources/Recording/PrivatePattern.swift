import Evidence

/// A scenario's own pattern for private text: `#` a digit, `?` a letter or digit, `*` any run without
/// blanks or markup; everything else stands for itself, without regard to case in ASCII.
///
/// It is no regular expression, so a hostile page cannot make it run for ever.
struct PrivatePattern: Sendable {
  private let pattern: [UInt8]
  private static let longestRun = 256

  init(_ text: String) { pattern = text.utf8.map(ASCII.lowered) }

  func replaced(in bytes: [UInt8]) -> [UInt8] {
    guard let first = pattern.first, pattern.contains(where: { $0 != UInt8(ascii: "*") }) else {
      return bytes
    }
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index < bytes.count {
      if Self.fits(first, bytes[index]), let end = end(from: index, in: bytes) {
        result += bytes[copied..<index]
        result += Array("redacted-text-0".utf8)
        copied = end
        index = end
      } else {
        index += 1
      }
    }
    return copied == 0 ? bytes : result + bytes[copied...]
  }

  private static func fits(_ wanted: UInt8, _ byte: UInt8) -> Bool {
    switch wanted {
    case UInt8(ascii: "#"): ASCII.isDigit(byte)
    case UInt8(ascii: "?"): ASCII.isAlphanumeric(byte)
    case UInt8(ascii: "*"): isRun(byte)
    default: ASCII.lowered(byte) == wanted
    }
  }

  private static func isRun(_ byte: UInt8) -> Bool {
    byte > 0x20 && !"<>\"'&".utf8.contains(byte)
  }

  /// Linear: a `*` takes as much as it may, and gives back for what follows it.
  private func end(from start: Int, in bytes: [UInt8]) -> Int? {
    var position = start
    var index = 0
    var star: (pattern: Int, from: Int, to: Int)?
    while index < pattern.count {
      if pattern[index] == UInt8(ascii: "*") {
        star = (index + 1, position, min(position + Self.longestRun, bytes.count))
        index += 1
      } else if position < bytes.count, Self.fits(pattern[index], bytes[position]) {
        position += 1
        index += 1
      } else if let last = star, last.from < last.to, Self.isRun(bytes[last.from]) {
        star = (last.pattern, last.from + 1, last.to)
        position = last.from + 1
        index = last.pattern
      } else {
        return nil
      }
    }
    if pattern.last == UInt8(ascii: "*") {
      while position < bytes.count, position - start < Self.longestRun, Self.isRun(bytes[position])
      {
        position += 1
      }
    }
    return position > start ? position : nil
  }
}

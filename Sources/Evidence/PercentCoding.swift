/// Percent-encoding with RFC 3986's unreserved characters as they are.
package enum PercentCoding {
  /// The text with every byte encoded that is not a letter, a digit, or one of `signs`.
  package static func encode(_ text: String, keeping signs: String = "-._~") -> String {
    let signs = Array(signs.utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if ASCII.isAlphanumeric(byte) || signs.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Tells whether bytes are UTF-8 without making a string of them: most of a page is ASCII, of which
/// eight bytes are looked at at once.
enum UTF8Check {
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// Whether bytes are well-formed (Unicode, table 3-7).
  static func accepts(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count,
          unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & high == 0
        {
          index += 8
        } else if unsafe bytes[index] < 0x80 {
          index += 1
        } else {
          let length = unsafe lengthOfScalar(bytes, at: index)
          guard length > 0 else { return false }
          index += length
        }
      }
      return true
    }
  }

  /// Bytes of a scalar beyond ASCII; 0 where there is none.
  @inline(__always)
  private static func lengthOfScalar(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let first = unsafe bytes[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return 0 }
    let second = unsafe bytes[index + 1]
    // Longer than need be, halves of pairs, and what is beyond Unicode.
    let least: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let most: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard second >= least, second <= most else { return 0 }
    for offset in 2..<max(2, length) where unsafe bytes[index + offset] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }
}

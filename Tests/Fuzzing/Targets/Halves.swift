/// An input of two parts: its first line, and the rest.
enum Halves {
  static func of(_ bytes: [UInt8]) -> (first: [UInt8], rest: [UInt8]) {
    guard let end = bytes.firstIndex(of: 10) else { return ([], bytes) }
    return (Array(bytes[..<end]), Array(bytes[(end + 1)...]))
  }
}

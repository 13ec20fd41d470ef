/// Tells whether bytes are UTF-8 without making a string of them.
enum UTF8Check {
  /// Whether bytes are well-formed (Unicode, table 3-7).
  static func accepts(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }
}

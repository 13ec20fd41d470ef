/// Names as SQLite can hold them: it ends a text at a zero byte.
enum StoredName {
  /// The name, with U+FFFD for each zero.
  static func text(_ name: String) -> String {
    let scalars = name.unicodeScalars
    guard scalars.contains("\0") else { return name }
    return String(String.UnicodeScalarView(scalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}

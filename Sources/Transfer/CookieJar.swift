/// Cookies from a browser's session in the Netscape cookie file format, which browsers' extensions,
/// curl and wget write.
package struct CookieJar: Sendable, Hashable {
  /// A line that is none of the format's.
  package struct Fault: Error, Sendable, Hashable {
    package var line: Int
    package var detail: String
  }

  /// Lines as libcurl reads them.
  private(set) var lines: [String] = []
  /// The cookies' values, which are as good as a password.
  package private(set) var values: [String] = []

  /// Far more than a browser keeps for one site.
  private static let mostCookies = 3000

  /// No cookies.
  package init() {}

  /// Reads a file's text; empty lines and comments are passed over.
  package init(_ text: String) throws(Fault) {
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      // `#HttpOnly_` marks a cookie that scripts must not see; it is no comment.
      if line.hasPrefix("#") && !line.hasPrefix("#HttpOnly_") { continue }
      if line.allSatisfy(\.isWhitespace) { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 7 else {
        throw Fault(
          line: index + 1, detail: "\(fields.count) fields, separated by tabs, where 7 are expected"
        )
      }
      guard ["TRUE", "FALSE"].contains(fields[1]), ["TRUE", "FALSE"].contains(fields[3]),
        Int(fields[4]) != nil
      else {
        throw Fault(line: index + 1, detail: "the fields are not those of a cookie")
      }
      lines.append(String(line))
      if !fields[6].isEmpty { values.append(String(fields[6])) }
      guard lines.count <= Self.mostCookies else {
        throw Fault(line: index + 1, detail: "more than \(Self.mostCookies) cookies")
      }
    }
  }
}

/// A cookie of a session, as a line of the Netscape cookie file format holds it.
package struct SessionCookie: Sendable, Hashable {
  package var name: String
  package var value: String
  /// The host it is sent to; with a leading dot its subdomains as well.
  package var domain: String
  package var path: String
  package var isSecure: Bool
  /// Scripts do not see it.
  package var isHTTPOnly: Bool
  /// Seconds since 1970; 0 until the session ends.
  package var expires: Int

  /// A cookie of a script.
  package init(
    name: String, value: String, domain: String, path: String, isSecure: Bool, expires: Int
  ) {
    self.name = name
    self.value = value
    self.domain = domain
    self.path = path
    self.isSecure = isSecure
    self.expires = expires
    isHTTPOnly = false
  }

  private static let mark = "#HttpOnly_"

  /// Reads a line; nil for anything else.
  init?(line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 7, let expires = Int(fields[4]) else { return nil }
    isHTTPOnly = fields[0].hasPrefix(Self.mark)
    let host = isHTTPOnly ? String(fields[0].dropFirst(Self.mark.count)) : fields[0]
    domain = fields[1] == "TRUE" && !host.hasPrefix(".") ? "." + host : host
    path = fields[2]
    isSecure = fields[3] == "TRUE"
    self.expires = expires
    name = fields[5]
    value = fields[6]
  }

  /// The line; nil where a part would break it.
  var line: String? {
    let parts = [domain, path, name, value]
    let isBroken = parts.contains { $0.utf8.contains { $0 < 32 || $0 == 127 } }
    guard !isBroken, !name.isEmpty, !domain.isEmpty else { return nil }
    let tail = domain.hasPrefix(".") ? "TRUE" : "FALSE"
    return [
      (isHTTPOnly ? Self.mark : "") + domain, tail, path, isSecure ? "TRUE" : "FALSE",
      String(expires), name, value,
    ].joined(separator: "\t")
  }
}

/// An http or https address, taken apart as far as a draft needs it.
struct DraftAddress: Hashable {
  /// `http` or `https`.
  let scheme: String
  /// In lower case, with the port where one is written.
  let host: String
  /// Path, query and fragment; begins with a slash.
  let rest: String

  /// Reads an address; nil for other schemes, for names with passwords and for anything that is no
  /// host name.
  init?(_ text: String) {
    guard let colon = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<colon.lowerBound].lowercased()
    let tail = text[colon.upperBound...]
    let host = tail.prefix { !"/?#".contains($0) }.lowercased()
    guard scheme == "http" || scheme == "https", Self.isHost(host), text.utf8.count <= 4096 else {
      return nil
    }
    let rest = DraftText.line(String(tail.dropFirst(host.count)), longest: 4096)
    self.scheme = scheme
    self.host = host
    self.rest = rest.hasPrefix("/") ? rest : "/" + rest
  }

  /// Only the host is named.
  var isHomePage: Bool { rest == "/" || rest == "/#" }

  /// A part that scripts choose behind `#/` or `#!`: what a server answers is another page.
  var isScriptRoute: Bool { Self.isScriptRoute(rest) }

  /// The parts of the path.
  var segments: [String] {
    rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false)
      .dropFirst().map(String.init)
  }

  /// The same address as a file's text.
  var text: String { DraftText.address("\(scheme)://\(host)\(rest)") }

  /// Whether an address or a part of it has a fragment that is a route.
  static func isScriptRoute(_ text: String) -> Bool {
    guard let sign = text.firstIndex(of: "#") else { return false }
    let fragment = text[text.index(after: sign)...]
    return fragment.hasPrefix("/") || fragment.hasPrefix("!")
  }

  private static func isHost(_ text: String) -> Bool {
    let isName = text.allSatisfy { $0.isLetter || $0.isNumber || "-_.:[]".contains($0) }
    return isName && !text.isEmpty && text.utf8.count <= 255 && text.first != ":"
  }
}

import Foundation

/// A header that must not leave the site it is for: we follow redirects ourselves, so libcurl's own
/// care for `Authorization` does not help.
package struct ScopedHeader: Sendable, Hashable {
  package var header: TransferHeader
  /// The host it is for; its subdomains are included.
  package var domain: String
  /// Never sent without TLS.
  package var needsTLS: Bool

  package init(_ header: TransferHeader, domain: String, needsTLS: Bool) {
    self.header = header
    self.domain = domain
    self.needsTLS = needsTLS
  }

  /// HTTP's own log-in (RFC 7617), in UTF-8.
  package static func basic(
    user: String, password: String, domain: String, needsTLS: Bool
  ) -> ScopedHeader {
    let pair = Data("\(user):\(password)".utf8).base64EncodedString()
    return ScopedHeader(
      TransferHeader(name: "Authorization", value: "Basic \(pair)"), domain: domain,
      needsTLS: needsTLS)
  }

  func covers(_ address: WebAddress) -> Bool {
    guard !needsTLS || address.scheme == "https" else { return false }
    return address.host == domain || address.host.hasSuffix("." + domain)
  }
}

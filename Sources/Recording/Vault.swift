import Evidence
package import Transfer
import Synchronization

/// Keeps what is private below the rest of the tool: answers pass it on their way up with private
/// values replaced by placeholders, requests on their way down with the values back in place.
///
/// What is above (pages, evidence, recordings, reports) never holds a password, a cookie or a token,
/// so it cannot leak one; and a replay of the recording sees exactly what the live run saw.
package final class Vault: Sendable {
  /// A value that a scenario took from the environment or a file.
  package struct Secret: Sendable, Hashable {
    /// What stands for it, `redacted-secret-1`.
    package var placeholder: String
    package var value: String
    /// A password, which belongs into a form and never into an address.
    package var isPassword: Bool

    package init(placeholder: String, value: String, isPassword: Bool) {
      self.placeholder = placeholder
      self.value = value
      self.isPassword = isPassword
    }
  }

  /// Something an answer held, by its placeholder.
  struct Hidden: Sendable {
    var value: String
    /// The value stood in an address, percent-encoded already.
    var isEncoded: Bool
    /// The site that gave it; it goes nowhere else.
    var site: String
  }

  private struct State {
    var hidden: [String: Hidden] = [:]
    var placeholders: [String: String] = [:]
    var count = 0
  }

  private let secrets: [Secret]
  private let ownSites: Set<String>
  private let needles: Needles
  private let patterns: [PrivatePattern]
  private let site: @Sendable (String) -> String
  private let state = Mutex(State())

  /// Makes a vault for one case.
  ///
  /// - Parameters:
  ///   - secrets: what the session was given.
  ///   - hosts: the platform's own hosts, the only ones whose addresses may hold a secret.
  ///   - patterns: what else the scenario calls private.
  ///   - site: the registrable part of a host's name.
  package init(
    secrets: [Secret] = [], hosts: [String] = [], patterns: [String] = [],
    site: @escaping @Sendable (String) -> String
  ) {
    self.secrets = secrets.filter { !$0.value.isEmpty }
    needles = Needles(self.secrets.map { ($0.value, $0.placeholder) })
    self.patterns = patterns.map { PrivatePattern($0) }
    self.site = site
    ownSites = Set(hosts.map(site))
  }

  // MARK: Down

  /// The request with real values in place of placeholders, where they may go.
  package func open(_ request: TransferRequest) -> TransferRequest {
    var request = request
    let target = request.address
    request.address = open(target)
    guard request.method == .post else { return request }
    var body = String(decoding: request.body, as: UTF8.self)
    for secret in secrets where body.contains(secret.placeholder) {
      body = body.replacingPlaceholder(secret.placeholder, with: PercentCoding.encode(secret.value))
    }
    request.body = Array(reveal(body, for: site(target.host)).utf8)
    return request
  }

  /// The address with real values in place; passwords stay out of it.
  package func open(_ address: WebAddress) -> WebAddress {
    let text = address.description
    guard text.contains(Self.mark) else { return address }
    let target = site(address.host)
    var opened = reveal(text, for: target)
    if ownSites.contains(target) {
      for secret in secrets where !secret.isPassword {
        opened = opened.replacingPlaceholder(
          secret.placeholder, with: PercentCoding.encode(secret.value))
      }
    }
    // A value must not be able to change where the address leads.
    guard let result = WebAddress(opened), result.origin == address.origin else { return address }
    return result
  }

  /// A session's own text, such as a header's value, with its secrets in place.
  package func open(_ text: String) -> String {
    secrets.reduce(text) { $0.replacingPlaceholder($1.placeholder, with: $1.value) }
  }

  /// A value that a site gave, as what is above may see it.
  package func seal(_ value: String, of host: String) -> String {
    String(decoding: seal(Array(value.utf8), site(host)), as: UTF8.self)
  }

  /// The value again, for the host that gave it.
  package func open(_ value: String, for host: String) -> String {
    guard value.contains(Self.mark) else { return value }
    let target = site(host)
    let hidden = state.withLock { $0.hidden }.filter { $0.value.site == target }
    let opened = hidden.reduce(value) { $0.replacingPlaceholder($1.key, with: $1.value.value) }
    return ownSites.contains(target) ? open(opened) : opened
  }

  private func reveal(_ text: String, for target: String) -> String {
    guard text.contains(Self.mark) else { return text }
    let hidden = state.withLock { $0.hidden }
    var result = text
    for (placeholder, value) in hidden where value.site == target {
      result = result.replacingPlaceholder(
        placeholder, with: value.isEncoded ? value.value : PercentCoding.encode(value.value))
    }
    return result
  }

  // MARK: Up

  /// The answer to a request with private values taken out.
  package func seal(_ response: TransferResponse, to request: TransferRequest) -> TransferResponse {
    var response = response
    let site = site(request.address.host)
    var redactions: Set<String> = []
    response.headers = response.headers.map { seal($0, site, &redactions) }
    response.sentHeaders = response.sentHeaders.map { seal($0, site, &redactions) }
    let body = seal(response.body, site)
    if body != response.body { redactions.insert("body") }
    response.body = body
    response.address = request.address
    if response.location != nil {
      response.location = response.header("Location").flatMap {
        WebAddress($0, relativeTo: request.address)
      }
    }
    response.redactions = redactions.sorted()
    return response
  }

  private func seal(
    _ header: TransferHeader, _ site: String, _ redactions: inout Set<String>
  ) -> TransferHeader {
    let value: String
    if let sealed = PrivateHeaders.sealed(header) {
      value = sealed
    } else {
      let bytes = Array(header.value.utf8)
      let sealed = seal(bytes, site)
      if sealed == bytes { return header }
      value = String(decoding: sealed, as: UTF8.self)
    }
    if value != header.value { redactions.insert(header.name.lowercased()) }
    return TransferHeader(name: header.name, value: value)
  }

  /// Bytes with private values replaced; the same bytes where there are none.
  func seal(_ bytes: [UInt8], _ site: String) -> [UInt8] {
    var bytes = needles.replaced(in: bytes)
    for pattern in patterns { bytes = pattern.replaced(in: bytes) }
    bytes = MailScan.replaced(in: bytes) { placeholder(for: $0, encoded: $1, site, "email") }
    return TokenScan.replaced(in: bytes) { placeholder(for: $0, encoded: $1, site, "token") }
  }

  private func placeholder(
    for value: String, encoded: Bool, _ site: String, _ kind: String
  ) -> String {
    state.withLock { state in
      let key = "\(kind) \(encoded) \(site) \(value)"
      if let known = state.placeholders[key] { return known }
      state.count += 1
      let placeholder = "\(Self.mark)\(kind)-\(state.count)"
      state.placeholders[key] = placeholder
      state.hidden[placeholder] = Hidden(value: value, isEncoded: encoded, site: site)
      return placeholder
    }
  }

  /// How every placeholder begins: letters and dashes, which no encoding changes.
  static let mark = "redacted-"
}

/// Headers whose whole value is private.
enum PrivateHeaders {
  private static let whole: Set<String> = [
    "authorization", "proxy-authorization", "www-authenticate-info", "authentication-info",
    "x-csrf-token", "x-xsrf-token", "x-auth-token", "x-access-token", "x-api-key",
  ]

  /// The value to keep in place of a private one; nil where the value is not private as a whole.
  static func sealed(_ header: TransferHeader) -> String? {
    let name = header.name.lowercased()
    if whole.contains(name) { return "redacted" }
    switch name {
    case "set-cookie":
      let parts = header.value.split(separator: ";", omittingEmptySubsequences: false)
      return ([named(parts.first ?? "")] + parts.dropFirst().map(String.init))
        .joined(separator: ";")
    case "cookie":
      return header.value.split(separator: ";").map { named($0.drop { $0 == " " }) }
        .joined(separator: "; ")
    default: return nil
    }
  }

  /// Which cookies there were is evidence; what they held is not.
  private static func named(_ cookie: Substring) -> String {
    guard let sign = cookie.firstIndex(of: "=") else { return "redacted" }
    return cookie[...sign] + "redacted"
  }
}

extension String {
  /// Replaces a placeholder, but not the beginning of one with a longer number.
  func replacingPlaceholder(_ placeholder: String, with value: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: placeholder) {
      let isWhole = rest[range.upperBound...].utf8.first.map { !ASCII.isDigit($0) } ?? true
      result += rest[..<range.lowerBound]
      result += isWhole ? value : placeholder
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}

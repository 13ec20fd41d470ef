internal import CCurl
import Foundation

/// An http or https address as libcurl itself understands it, so that what is scored is what is
/// fetched (two URL parsers disagree about `//x`, about IDN, and about backslashes).
///
/// A name and password in an address are dropped; a host is lower case and in punycode, so one
/// address has one form.
package struct WebAddress: Sendable, Hashable, Codable, CustomStringConvertible {
  package let scheme: String
  /// Lower case; an IPv6 address stands in brackets.
  package let host: String
  /// Nil for the scheme's own port.
  package let port: Int?
  /// Begins with a slash.
  package let path: String
  package let query: String?
  package let fragment: String?

  /// Longest address that is read; browsers and servers give up earlier.
  package static let maximumBytes = 8192

  /// Reads an address, relative to another where one is given; nil for anything but http(s).
  package init?(_ text: String, relativeTo base: WebAddress? = nil) {
    if let base, let link = PlainLink(text, onPageAt: base.origin) {
      self.init(
        scheme: base.scheme, host: base.host, port: base.port, path: link.path, query: link.query,
        fragment: link.fragment)
    } else {
      self.init(parsing: text, relativeTo: base)
    }
  }

  /// The same, always by libcurl.
  init?(parsing text: String, relativeTo base: WebAddress? = nil) {
    var text = Self.cleaned(text)
    // libcurl 7.88 drops the path's last part before a lone fragment (RFC 3986 section 5.2.2 keeps it).
    if text.hasPrefix("#"), let base { text = base.resource.description + text }
    guard CurlRuntime.isReady, text.utf8.count <= Self.maximumBytes, let handle = URLHandle(),
      handle.read(text, relativeTo: base?.resource.description)
    else { return nil }
    guard let scheme = handle.part(CURLUPART_SCHEME), scheme == "http" || scheme == "https",
      let host = handle.host(), !host.isEmpty, let path = handle.part(CURLUPART_PATH)
    else { return nil }
    self.scheme = scheme
    self.host = host.lowercased()
    self.path = path
    port = handle.part(CURLUPART_PORT, CURLU_NO_DEFAULT_PORT).flatMap(Int.init)
    query = handle.part(CURLUPART_QUERY)
    fragment = handle.part(CURLUPART_FRAGMENT)
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let address = WebAddress(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an http(s) address"))
    }
    self = address
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private init(
    scheme: String, host: String, port: Int?, path: String, query: String?, fragment: String?
  ) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  /// `https://host:port`, the port only where it is not the scheme's own.
  package var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

  package var description: String {
    origin + path + (query.map { "?\($0)" } ?? "") + (fragment.map { "#\($0)" } ?? "")
  }

  /// A part of an address in the words that people see; the same where it cannot be decoded.
  package static func decoded(_ part: String) -> String {
    part.contains("%") ? part.removingPercentEncoding ?? part : part
  }

  /// A fragment that names a page of an application that scripts run, `/settings/delete` of
  /// `#/settings/delete`; nil for one that names a place on the page.
  package var route: String? {
    guard let fragment, fragment.hasPrefix("/") || fragment.hasPrefix("!/") else { return nil }
    return fragment
  }

  /// What a server is asked for: the same without `#…`.
  package var resource: WebAddress {
    WebAddress(scheme: scheme, host: host, port: port, path: path, query: query, fragment: nil)
  }

  /// The page: the same without `#…`, which never reaches a server; a ``route`` stays.
  package func withoutFragment() -> WebAddress {
    WebAddress(scheme: scheme, host: host, port: port, path: path, query: query, fragment: route)
  }

  /// The same without `?…` and `#…`.
  package func withoutQuery() -> WebAddress {
    WebAddress(scheme: scheme, host: host, port: port, path: path, query: nil, fragment: nil)
  }

  /// Whether the host names this machine, or is a number of a local network.
  ///
  /// A name on the internet that resolves to such a number is not told here, but at the socket.
  package var isLocal: Bool {
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    let plain = host.filter { $0 != "[" && $0 != "]" }
    let isNumber = host.hasPrefix("[") || plain.allSatisfy { $0 == "." || $0.isNumber }
    return isNumber && AddressGuard.isLocal(plain)
  }

  /// Browsers strip white space around an address and tabs and newlines inside (URL Standard), and
  /// encode spaces.
  private static func cleaned(_ text: String) -> String {
    var bytes = text.utf8.filter { $0 != 9 && $0 != 10 && $0 != 13 }
    while let last = bytes.last, last <= 32 { bytes.removeLast() }
    let start = bytes.firstIndex { $0 > 32 } ?? bytes.endIndex
    var cleaned: [UInt8] = []
    for byte in bytes[start...] {
      if byte == 32 { cleaned += Array("%20".utf8) } else { cleaned.append(byte) }
    }
    return String(decoding: cleaned, as: UTF8.self)
  }
}

/// Owner of one CURLU.
@safe
private struct URLHandle: ~Copyable {
  private let handle: OpaquePointer

  init?() {
    guard let handle = unsafe curl_url() else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe curl_url_cleanup(handle) }

  func read(_ text: String, relativeTo base: String?) -> Bool {
    if let base, unsafe curl_url_set(handle, CURLUPART_URL, base, 0) != CURLUE_OK { return false }
    // curl does not percent-encode the bytes of an IRI by itself.
    let flags = UInt32(CURLU_URLENCODE)
    guard unsafe curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK else { return false }
    unsafe curl_url_set(handle, CURLUPART_USER, nil, 0)
    unsafe curl_url_set(handle, CURLUPART_PASSWORD, nil, 0)
    return true
  }

  func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    let result = unsafe curl_url_get(handle, part, &value, UInt32(flags))
    // Also where it failed: a host that cannot be written in punycode is handed out as it is.
    defer { unsafe curl_free(value) }
    guard result == CURLUE_OK, let text = unsafe value else { return nil }
    return unsafe String(cString: text)
  }

  func host() -> String? { part(CURLUPART_HOST, Int32(CURLU_PUNYCODE)) ?? part(CURLUPART_HOST) }
}

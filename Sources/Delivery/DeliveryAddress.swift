internal import CCurl

/// Where a message goes, as libcurl itself understands the address.
///
/// It has no description: the whole of it may be a secret.
package struct DeliveryAddress: Sendable, Hashable {
  /// What is delivered there.
  package enum Purpose: Sendable, Hashable {
    /// `https`; `http` to this machine only.
    case webhook
    /// `smtps`, or `smtp`, which is then asked for TLS before anything else (STARTTLS, RFC 3207).
    case mail

    fileprivate var schemes: [String] {
      switch self {
      case .webhook: ["https", "http"]
      case .mail: ["smtps", "smtp"]
      }
    }
  }

  let text: String
  let purpose: Purpose
  let isPlain: Bool

  /// Longest address that is read.
  private static let maximumBytes = 8192

  /// Reads an address.
  ///
  /// - Throws: `badAddress` for what libcurl does not read or another scheme, `notEncrypted` for
  ///   `http` to another machine.
  package init(_ text: String, for purpose: Purpose) throws(DeliveryError) {
    guard CurlLibrary.isReady, text.utf8.count <= Self.maximumBytes,
      let parts = Self.parts(text), purpose.schemes.contains(parts.scheme)
    else {
      let expected = purpose.schemes.joined(separator: " or ")
      throw DeliveryError(.badAddress, .neverTaken, "this is no \(expected) address")
    }
    isPlain = parts.scheme == "http"
    guard !isPlain || Self.isThisMachine(parts.host) else {
      throw DeliveryError(
        .notEncrypted, .neverTaken, "plain http would show the address and the message to others")
    }
    self.text = text
    self.purpose = purpose
  }

  /// Names of the loopback interface; libcurl itself resolves `localhost` to nothing else.
  private static func isThisMachine(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let isV4 = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    return host == "localhost" || host == "[::1]" || isV4
  }

  private static func parts(_ text: String) -> (scheme: String, host: String)? {
    guard let handle = unsafe curl_url() else { return nil }
    defer { unsafe curl_url_cleanup(handle) }
    guard unsafe curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK,
      let scheme = unsafe part(handle, CURLUPART_SCHEME),
      let host = unsafe part(handle, CURLUPART_HOST)
    else { return nil }
    return (scheme.lowercased(), host.lowercased())
  }

  private static func part(_ handle: OpaquePointer, _ part: CURLUPart) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_get(handle, part, &value, 0) == CURLUE_OK, let text = unsafe value else {
      return nil
    }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }
}

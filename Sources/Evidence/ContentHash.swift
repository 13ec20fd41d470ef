import CCrypto

/// A SHA-256 digest as 64 lower-case hexadecimal digits.
package struct ContentHash: Codable, Sendable, Hashable, CustomStringConvertible {
  package let description: String

  /// Hashes bytes with OpenSSL's libcrypto, which libcurl loads already (FIPS 180-4).
  package init(of bytes: some Collection<UInt8>) {
    var digest = [UInt8](repeating: 0, count: 32)
    let content = Array(bytes)
    let done = exitway_sha256(content, content.count, &digest)
    precondition(done == 1, "libcrypto has no SHA-256")
    description = digest.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }

  package init(from decoder: any Decoder) throws {
    description = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

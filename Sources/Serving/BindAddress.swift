import Glibc

/// An address of this machine to listen on.
package struct BindAddress: Sendable, Hashable {
  /// The address in its usual form, `127.0.0.1` or `::1`.
  package let text: String
  let isVersion6: Bool
  /// In network order.
  let bytes: [UInt8]

  /// Reads an address of IPv4 or IPv6, or `localhost`; nil for any other name, as a name may lead
  /// anywhere tomorrow.
  package init?(_ name: String) {
    let name = name == "localhost" ? "127.0.0.1" : name
    let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
    let plain = isBracketed ? String(name.dropFirst().dropLast()) : name
    let family = plain.contains(":") ? AF_INET6 : AF_INET
    var bytes = [UInt8](repeating: 0, count: family == AF_INET6 ? 16 : 4)
    guard !plain.utf8.contains(0), inet_pton(family, plain, &bytes) == 1 else { return nil }
    guard let text = Self.text(family, bytes) else { return nil }
    self.text = text
    self.bytes = bytes
    isVersion6 = family == AF_INET6
  }

  /// Whether only this machine can reach it.
  package var isLoopback: Bool {
    isVersion6 ? bytes == [UInt8](repeating: 0, count: 15) + [1] : bytes[0] == 127
  }

  /// `127.0.0.1:8400` or `[::1]:8400`.
  package func place(_ port: UInt16) -> String {
    isVersion6 ? "[\(text)]:\(port)" : "\(text):\(port)"
  }

  static func text(_ family: Int32, _ bytes: [UInt8]) -> String? {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

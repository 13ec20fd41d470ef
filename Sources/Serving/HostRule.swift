import Evidence

/// Which names a browser may know this site by.
///
/// A page of the internet can give its own name our address (DNS rebinding) and would then read the
/// site as its own; its requests carry that name.
package struct HostRule: Sendable {
  private let names: Set<String>

  /// - Parameter names: names besides `localhost` and the address that a request came to.
  package init(names: [String] = []) {
    self.names = Set(names.map { $0.lowercased() } + ["localhost"])
  }

  /// Whether a text is a name as a Host header has it, without a port.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 253
      && text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E }
  }

  /// Whether a request is meant for us.
  ///
  /// - Parameters:
  ///   - host: the Host header, with or without a port; the port may be that of a tunnel.
  ///   - address: the address of this machine that the request came to, `127.0.0.1` or `::1`.
  /// - Returns: true for a name or address of ours.
  func allows(_ host: String, at address: String) -> Bool {
    guard let name = Self.name(host.lowercased()) else { return false }
    return names.contains(name) || name == address.lowercased()
  }

  /// Without port and brackets; nil for any other form.
  private static func name(_ host: String) -> String? {
    let isBracketed = host.first == "["
    let end = isBracketed ? host.firstIndex(of: "]") : host.firstIndex(of: ":") ?? host.endIndex
    guard let end else { return nil }
    let rest = isBracketed ? host[host.index(after: end)...] : host[end...]
    let port = rest.dropFirst()
    guard rest.isEmpty || rest.first == ":" && port.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    let name = host[..<end].dropFirst(isBracketed ? 1 : 0)
    return name.isEmpty ? nil : String(name)
  }
}

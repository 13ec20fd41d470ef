internal import CCurl
import Glibc

/// Tells addresses of this machine and of local networks from those of the internet.
///
/// A page on the internet that redirects to such an address would make us read what only this
/// machine may reach. The check is made on the socket's own address, so a name that resolves
/// differently the second time (DNS rebinding) gains nothing.
enum AddressGuard {
  /// Whether an IPv4 address is local: loopback, private, link-local, shared, or no host at all
  /// (RFC 6890), given as a number in host order.
  static func isLocal(v4 address: UInt32) -> Bool {
    let networks: [(UInt32, Int)] = [
      (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
      (0xAC10_0000, 12), (0xC000_0000, 24), (0xC0A8_0000, 16), (0xC612_0000, 15),
      (0xE000_0000, 3),
    ]
    return networks.contains { network, bits in address >> (32 - bits) == network >> (32 - bits) }
  }

  /// The same for IPv6 (RFC 6890, RFC 4193), given as sixteen bytes in network order.
  static func isLocal(v6 bytes: [UInt8]) -> Bool {
    guard bytes.count == 16 else { return true }
    let last = bytes[12...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if bytes[..<12].allSatisfy({ $0 == 0 }) { return true }
    let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    let isTranslated = bytes[..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
    if isMapped || isTranslated { return isLocal(v4: last) }
    let isUnique = bytes[0] & 0xFE == 0xFC
    let isLinkLocal = bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
    return isUnique || isLinkLocal || bytes[0] == 0xFF
  }

  /// The same for an address as libcurl prints it; what cannot be read counts as local.
  static func isLocal(_ text: String) -> Bool {
    var v4 = in_addr()
    if unsafe inet_pton(AF_INET, text, &v4) == 1 {
      return isLocal(v4: UInt32(bigEndian: v4.s_addr))
    }
    var v6 = [UInt8](repeating: 0, count: 16)
    let plain = String(text.prefix { $0 != "%" })
    return unsafe inet_pton(AF_INET6, plain, &v6) != 1 || isLocal(v6: v6)
  }
}

/// libcurl's callback before a socket is opened: a refused address gets none.
func transferOpenSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
  _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let context = unsafe context, let address = unsafe address else { return -1 }
  let transfer = unsafe Unmanaged<TransferContext>.fromOpaque(context).takeUnretainedValue()
  var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
  let failed = unsafe withUnsafePointer(to: &address.pointee.addr) { name in
    unsafe getnameinfo(
      name, address.pointee.addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
  }
  let host = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  guard failed == 0, transfer.mayReach(host) else { return -1 }
  return unsafe socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
}

/// libcurl's callback before a request is sent: a connection that another session opened is held
/// to this session's rules.
func transferBeforeRequest(
  _ context: UnsafeMutableRawPointer?, _ remote: UnsafeMutablePointer<CChar>?,
  _ local: UnsafeMutablePointer<CChar>?, _ remotePort: Int32, _ localPort: Int32
) -> Int32 {
  guard let context = unsafe context, let remote = unsafe remote else {
    return CURL_PREREQFUNC_ABORT
  }
  let transfer = unsafe Unmanaged<TransferContext>.fromOpaque(context).takeUnretainedValue()
  guard unsafe transfer.mayReach(String(cString: remote)) else { return CURL_PREREQFUNC_ABORT }
  transfer.readTransportSecurity()
  return CURL_PREREQFUNC_OK
}

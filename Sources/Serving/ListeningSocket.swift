import Glibc

/// A socket that takes connections.
struct ListeningSocket: Sendable {
  private static let backlog: Int32 = 256

  let descriptor: Int32
  /// The port, the free one that was taken for 0 too.
  let port: UInt16

  init(_ address: BindAddress, port: UInt16) throws(ServingError) {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.isVersion6 ? AF_INET6 : AF_INET, kind, 0)
    let place = address.place(port)
    guard descriptor >= 0 else { throw Self.failure(place) }
    var isOn: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // The port of a server that ended a moment ago is free.
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, size)
    // What listens on IPv6 does not take IPv4 as well, unasked.
    if address.isVersion6 {
      setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &isOn, size)
    }
    guard Self.bind(descriptor, address, port), listen(descriptor, Self.backlog) == 0,
      let own = SocketName(ofLocalEnd: descriptor)
    else {
      let error = Self.failure(place)
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.port = own.port
  }

  private static func bind(_ descriptor: Int32, _ address: BindAddress, _ port: UInt16) -> Bool {
    var name = sockaddr_storage()
    return withUnsafeMutableBytes(of: &name) { all in
      if address.isVersion6 {
        var inner = sockaddr_in6()
        inner.sin6_family = sa_family_t(AF_INET6)
        inner.sin6_port = port.bigEndian
        withUnsafeMutableBytes(of: &inner.sin6_addr) { $0.copyBytes(from: address.bytes) }
        withUnsafeBytes(of: inner) { all.copyMemory(from: $0) }
      } else {
        var inner = sockaddr_in()
        inner.sin_family = sa_family_t(AF_INET)
        inner.sin_port = port.bigEndian
        withUnsafeMutableBytes(of: &inner.sin_addr) { $0.copyBytes(from: address.bytes) }
        withUnsafeBytes(of: inner) { all.copyMemory(from: $0) }
      }
      let length =
        address.isVersion6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
      guard let pointer = all.assumingMemoryBound(to: sockaddr.self).baseAddress else {
        return false
      }
      return Glibc.bind(descriptor, pointer, socklen_t(length)) == 0
    }
  }

  private static func failure(_ place: String) -> ServingError {
    let code: ServingError.Code =
      switch errno {
      case EADDRINUSE: .portTaken
      case EACCES, EPERM: .notAllowed
      case EADDRNOTAVAIL, EAFNOSUPPORT: .noSuchAddress
      default: .socket
      }
    let detail = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    return ServingError(code, place: place, detail: detail)
  }
}

/// Address and port of the near end of a connection.
struct SocketName {
  var address: String
  var port: UInt16

  /// Asks the system; nil where the connection is gone.
  init?(ofLocalEnd descriptor: Int32) {
    var name = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let found = withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length) == 0
      }
    }
    guard found else { return nil }
    // Family, port and address stand at the same places in all that the system writes here.
    let bytes = withUnsafeBytes(of: name) { Array($0) }
    let isVersion6 = name.ss_family == sa_family_t(AF_INET6)
    port = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
    let place = isVersion6 ? Array(bytes[8..<24]) : Array(bytes[4..<8])
    guard let text = BindAddress.text(isVersion6 ? AF_INET6 : AF_INET, place) else { return nil }
    address = text
  }
}

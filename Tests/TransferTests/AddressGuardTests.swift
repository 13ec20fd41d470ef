import TestSupport
import Testing

@testable import Transfer

/// Sites on the internet do not lead us into local networks.
struct AddressGuardTests {
  @Test(arguments: [
    "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::",
    "fe80::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "ff02::1",
    "nonsense",
  ])
  func `A local address is told`(address: String) {
    #expect(AddressGuard.isLocal(address))
  }

  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "172.32.0.1", "192.169.0.1", "100.128.0.1", "2606:4700::1111",
    "::ffff:8.8.8.8", "223.255.255.255",
  ])
  func `An address on the internet is told`(address: String) {
    #expect(!AddressGuard.isLocal(address))
  }

  @Test(arguments: ["127.0.0.1", "localhost", "x.localhost"])
  func `A session for the internet connects to no local address`(host: String) async throws {
    let server = try RawServer { _ in RawServer.page("secret") }
    let engine = try TransferEngine()
    let session = try engine.session(SessionOptions(userAgent: "t", allowsLocalAddresses: false))
    let address = try #require(WebAddress("http://\(host):\(server.port)/"))
    let error = await #expect(throws: TransferError.self) {
      try await session.send(TransferRequest(method: .get, address: address))
    }
    #expect(error?.code == .localAddress)
    #expect(server.requests.isEmpty)
    await engine.shutdown()
    server.stop()
  }

  @Test func `A connection that another session opened is not borrowed`() async throws {
    let server = try RawServer { _ in
      .kept(Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".utf8))
    }
    let engine = try TransferEngine()
    let address = try #require(WebAddress("http://127.0.0.1:\(server.port)/"))
    let request = TransferRequest(method: .get, address: address)
    let local = try engine.session(SessionOptions(userAgent: "t", allowsLocalAddresses: true))
    #expect(try await local.send(request).status == 200)
    let open = try engine.session(SessionOptions(userAgent: "t", allowsLocalAddresses: false))
    let error = await #expect(throws: TransferError.self) { try await open.send(request) }
    #expect(error?.code == .localAddress)
    #expect(server.requests.count == 1)
    await engine.shutdown()
    server.stop()
  }
}

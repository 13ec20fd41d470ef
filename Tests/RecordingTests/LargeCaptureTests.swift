import Testing
import Transfer

@testable import Recording

/// Captures of other people's are as large as they like, and made of as many pieces.
///
/// The time limit is no measurement: work that grows with the square of the pieces does not end.
@Suite(.timeLimit(.minutes(1)))
struct LargeCaptureTests {
  @Test func `Small members in front of a long rest are read without a copy of it`() {
    let member = Compression.gzip([])
    let members = [[UInt8]](repeating: member, count: 20_000).flatMap(\.self)
    let rest = [UInt8](repeating: 0, count: 64 << 20)
    #expect(PackedFile.members(members + rest).count == 20_000)
  }

  @Test func `A capture of eighty thousand pages lists each once`() throws {
    let type = TransferHeader(name: "Content-Type", value: "text/html")
    var pages = CapturedPages()
    for number in 0..<80_000 {
      let address = try #require(WebAddress("https://a.example/\(number)"))
      pages.add(TransferResponse(captured: address, status: 200, headers: [type], body: []))
    }
    let first = try #require(pages.addresses.first)
    for status in [404, 200] {
      pages.add(TransferResponse(captured: first, status: status, headers: [type], body: []))
    }
    #expect(pages.addresses.count == 80_000)
    #expect(Set(pages.addresses).count == 80_000)
  }
}

import Foundation
import TestSupport
import Testing

/// The tool over TLS and HTTP/2, against a server that others wrote.
@Suite(.serialized)
struct SecureSiteTests {
  private static let pages = [
    "index.html": "<h1>Welcome</h1><p>Please look at your account.</p>",
    "account": "<h1>Account</h1><a href=/delete>Delete account</a>",
    "delete":
      "<h1>Delete account</h1><form action=/x method=post><button>Delete account</button></form>",
  ]

  private func check(_ nginx: Nginx, _ port: Nginx.Port, _ arguments: [String]) async throws -> (
    run: ToolRun, files: [String: String]
  ) {
    let folder = try TemporaryFolder()
    let run = try await ToolRun(
      [
        "check", nginx.address(port, "/account"), "--locale", "en-US", "--output",
        folder.url.path(), "--report", "json",
      ] + arguments)
    let files = try TemporaryFolder.files(below: folder.url).mapValues { Unpacked.text(of: $0) }
    return (run, files)
  }

  @Test func `A private authority is trusted when it is named, and the record says who answered`()
    async throws
  {
    let nginx = try Nginx(pages: Self.pages)
    defer { nginx.stop() }
    let (run, files) = try await check(nginx, .http2, ["--cacert", nginx.authority])
    #expect([0, 1, 3].contains(run.status), "\(run.complaints)")
    #expect(!run.output.contains("\"tls\""))
    let recording = try #require(files.first { $0.key.hasSuffix("en-US.warc.gz") }?.value)
    #expect(recording.contains("WARC-Protocol: h2\r\n"))
    #expect(recording.contains("WARC-Protocol: tls/1.3\r\n"))
    #expect(recording.contains("Exitway-Certificate-Subject: /CN=exitway test\r\n"))
    let ledger = try #require(files.first { $0.key.hasSuffix("exchanges.json") }?.value)
    #expect(ledger.contains("\"httpVersion\" : \"HTTP/2\""))
    #expect(ledger.contains("\"version\" : \"TLSv1.3\""))
  }

  @Test(arguments: [Nginx.Port.http2, .expired, .wrongName])
  func `A certificate that does not hold is a reason and never a finding`(port: Nginx.Port)
    async throws
  {
    let nginx = try Nginx(pages: Self.pages)
    defer { nginx.stop() }
    let trusted = port == .http2 ? [] : ["--cacert", nginx.authority]
    let (run, _) = try await check(nginx, port, trusted)
    #expect(run.status == 4)
    #expect(run.output.contains("\"reason\" : \"tls\""))
    #expect(!run.output.contains("\"outcome\" : \"fail\""))
  }
}

import Foundation
import Glibc
import TestSupport
import Testing

@testable import Delivery

/// Webhooks against a server on loopback that behaves well and badly.
struct WebhookTests {
  private func post(
    _ reply: RawServer.Reply, seconds: Int = 30
  ) async throws -> (error: DeliveryError?, requests: [RawRequest]) {
    let server = try RawServer { _ in reply }
    defer { server.stop() }
    var options = DeliveryOptions()
    options.totalSeconds = seconds
    let error = try await post(
      Array("{\"a\":\"é\"}".utf8), server.address("/hook?key=s3cret"), options)
    return (error, server.requests.map { RawRequest($0) })
  }

  private func post(
    _ body: [UInt8], _ text: String, _ options: DeliveryOptions
  ) async throws -> DeliveryError? {
    try await onThread {
      do throws(DeliveryError) {
        let address = try DeliveryAddress(text, for: .webhook)
        try Webhook.post(body, to: address, key: "1f\r\n2e", options)
        return nil
      } catch {
        return error
      }
    }
  }

  @Test func `One POST arrives, with its JSON and its key`() async throws {
    let (error, requests) = try await post(RawServer.page("ok"))
    #expect(error == nil)
    #expect(requests.count == 1)
    #expect(requests.first?.method == "POST")
    #expect(requests.first?.target == "/hook?key=s3cret")
    #expect(requests.first?.headers["content-type"] == "application/json")
    #expect(requests.first?.headers["idempotency-key"] == "1f2e")
    #expect(requests.first?.body == "{\"a\":\"é\"}")
  }

  @Test(arguments: [
    ("400 Bad Request", DeliveryError.Fate.neverTaken), ("404 Not Found", .neverTaken),
    ("302 Found", .neverTaken), ("429 Too Many Requests", .notTaken),
    ("503 Service Unavailable", .notTaken), ("504 Gateway Timeout", .uncertain),
  ])
  func `A status says whether it may be sent again`(
    status: String, fate: DeliveryError.Fate
  ) async throws {
    let (error, requests) = try await post(
      RawServer.page("", status: status, headers: ["Location: /other"]))
    #expect(error?.fate == fate)
    #expect(requests.count == 1)
  }

  @Test func `An answer that never comes, or is lost, leaves it uncertain`() async throws {
    #expect(try await post(.silence, seconds: 1).error?.fate == .uncertain)
    #expect(try await post(.reset([])).error?.fate == .uncertain)
  }

  @Test func `After a good status nothing of the answer matters`() async throws {
    let head = Array("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n".utf8)
    #expect(try await post(.endless(head, Array(repeating: 65, count: 4096))).error == nil)
    #expect(try await post(.drip(head, 65), seconds: 1).error == nil)
  }

  @Test func `Nobody listening is no uncertainty, and no text holds the address`() async throws {
    let closed = try ClosedPort()
    let error = try await post([], "http://127.0.0.1:\(closed.port)/s3cret", DeliveryOptions())
    #expect(error?.code == .connectionFailed)
    #expect(error?.fate == .notTaken)
    #expect(error.map { "\($0)" }?.contains("s3cret") == false)
  }

  @Test(arguments: [
    "http://example.org/", "http://127.0.0.1.example.org/", "http://localhost.example.org/",
    "http://10.0.0.1/", "ftp://127.0.0.1/", "file:///etc/passwd", "smtp://localhost", "", "hook",
    "https://example.org/\r\nHost: other",
  ])
  func `Addresses in the clear, and what is none, are refused`(text: String) {
    #expect(throws: DeliveryError.self) { try DeliveryAddress(text, for: .webhook) }
  }

  @Test func `A command gets the message, and its exit code counts`() async throws {
    let folder = URL.temporaryDirectory.appending(path: "exitway-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "got").path
    try await onThread {
      try CommandCall.run(["sh", "-c", "cat > \"$0\"", file], input: Array("{} $HOME".utf8))
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "{} $HOME")
    let commands = [["sh", "-c", "exit 3"], ["/nonexistent/program"], ["sh", "-c", "kill -9 $$"]]
    let fates = try await onThread {
      commands.map { words in
        do throws(DeliveryError) {
          // More than a pipe holds, and nobody reads it.
          try CommandCall.run(words, input: Array(repeating: 32, count: 1 << 20))
          return "taken"
        } catch {
          return error.fate.rawValue
        }
      }
    }
    #expect(fates == ["not-taken", "not-taken", "uncertain"])
  }

  @Test func `What a command was given is held no longer than it runs`() async throws {
    let size = 123_457
    try await onThread {
      for _ in 0..<3 { try CommandCall.run(["true"], input: Array(repeating: 32, count: size)) }
    }
    let held = (0..<4096).filter { descriptor in
      var status = stat()
      return fstat(Int32(descriptor), &status) == 0 && status.st_size == size
    }
    #expect(held.isEmpty, "files without a name stay open for as long as the daemon lives")
  }
}

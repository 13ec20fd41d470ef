import Foundation
import TestSupport
import Testing

@testable import Delivery

/// Mail by SMTP over TLS, to a server that others wrote.
@Suite(.serialized)
struct MailServerTests {
  private func message(to recipients: String...) throws -> MailMessage {
    MailMessage(
      from: try #require(MailAddress("exitway@example.org")),
      to: try recipients.map { try #require(MailAddress($0)) },
      subject: "exitway: 1 started 탈퇴", body: "market/ko-KR: 탈퇴하기\n.\nend\n", id: "1f2e",
      date: Date(timeIntervalSince1970: 1_795_000_000))
  }

  /// What an attempt came to; nil where it was taken.
  private func send(
    _ message: MailMessage, _ sink: MailSink, password: String = "s3cret", trusted: Bool = true
  ) async throws -> DeliveryError? {
    try await onThread {
      do throws(DeliveryError) {
        let server = MailServer(
          try DeliveryAddress(sink.address, for: .mail), user: "watch", password: password)
        try server.send(
          message, DeliveryOptions(certificateAuthority: trusted ? sink.authority : nil))
        return nil
      } catch {
        return error
      }
    }
  }

  @Test(arguments: [MailSink.Mode.startTLS, .implicit])
  func `A mail arrives whole, with log-in, by both ways of TLS`(mode: MailSink.Mode) async throws {
    let sink = try await MailSink.start(mode)
    defer { sink.stop() }
    let message = try message(to: "one@example.org", "two@example.org")
    #expect(try await send(message, sink) == nil)
    #expect(sink.mails.count == 1)
    #expect(sink.sawLogin)
    let mail = try #require(sink.mails.first)
    #expect(mail.hasPrefix("RCPT one@example.org\nRCPT two@example.org\n"))
    #expect(mail.contains("Message-ID: <1f2e@example.org>\r\n"))
    #expect(mail.contains("To: one@example.org,\r\n two@example.org\r\n"))
    let body = try #require(mail.components(separatedBy: "\r\n\r\n").last)
    let bytes = try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters))
    #expect(String(decoding: bytes, as: UTF8.self) == "market/ko-KR: 탈퇴하기\r\n.\r\nend\r\n")
  }

  @Test func `What the server refuses is known not to have been taken`() async throws {
    let sink = try await MailSink.start(.implicit)
    defer { sink.stop() }
    let refused = try message(to: "one@example.org", "refused@example.org")
    let never = try await send(refused, sink)
    #expect(never?.fate == .neverTaken, "\(String(describing: never))")
    #expect(never?.detail.contains("550") == true)
    let busy = try message(to: "later@example.org")
    let later = try await send(busy, sink)
    #expect(later?.fate == .notTaken, "\(String(describing: later))")
    let good = try message(to: "one@example.org")
    let login = try await send(good, sink, password: "wrong")
    #expect(login?.code == .logInRefused)
    #expect(login?.fate == .notTaken, "a new password mends it")
    #expect(login.map { "\($0)" }?.contains("wrong") == false)
    #expect(sink.mails.isEmpty)
  }

  @Test func `A connection lost after the whole message leaves it uncertain`() async throws {
    let sink = try await MailSink.start(.startTLS)
    defer { sink.stop() }
    let lost = try message(to: "swallow@example.org")
    let error = try await send(lost, sink)
    #expect(error?.fate == .uncertain, "\(String(describing: error))")
    #expect(sink.mails.count == 1)
  }

  @Test func `No mail goes to a server whose certificate does not hold`() async throws {
    let sink = try await MailSink.start(.implicit)
    defer { sink.stop() }
    let other = try await MailSink.start(.startTLS, certificate: "other.pem")
    defer { other.stop() }
    let message = try message(to: "one@example.org")
    let unknown = try await send(message, sink, trusted: false)
    let wrongName = try await send(message, other)
    for error in [unknown, wrongName] {
      #expect(error?.code == .tls)
      #expect(error?.fate == .notTaken)
    }
    #expect(sink.mails.isEmpty && other.mails.isEmpty)
  }

  @Test func `A server without TLS never sees the password`() async throws {
    let sink = try await MailSink.start(.plain)
    defer { sink.stop() }
    let mail = try message(to: "one@example.org")
    let error = try await send(mail, sink)
    #expect(error?.code == .tls)
    #expect(error?.fate == .notTaken)
    #expect(!sink.sawLogin)
    #expect(sink.mails.isEmpty)
  }
}

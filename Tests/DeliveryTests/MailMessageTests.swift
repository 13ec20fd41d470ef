import Foundation
import Testing

@testable import Delivery

/// What a mail looks like on the wire, and what it refuses.
struct MailMessageTests {
  @Test(arguments: [
    "a@example.org\r\nBcc: b@example.org", "a@example.org>", "a b@example.org", "@example.org",
    "a@", "a@b@c", "a..b@example.org", "\"a\"@example.org", "a@[127.0.0.1]", "ä@example.org", "",
    "a@example.org\n", "a,b@example.org", String(repeating: "a", count: 65) + "@example.org",
  ])
  func `What could become a header or an SMTP command is no address`(text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test(arguments: ["a@example.org", "first.last+tag@mail.example.org", "x_y@localhost"])
  func `Addresses that people use are read`(text: String) {
    #expect(MailAddress(text)?.description == text)
  }

  @Test func `No text can add a header`() throws {
    let from = try #require(MailAddress("exitway@example.org"))
    let message = MailMessage(
      from: from, to: [from], subject: "one\r\nBcc: thief@example.org\r\n\r\nbody",
      body: "two\r\n.\r\nQUIT\r\n", id: "id\r\nBcc: x", date: Date(timeIntervalSince1970: 0))
    let text = String(decoding: message.encoded(), as: UTF8.self)
    let head = try #require(text.split(separator: "\r\n\r\n").first)
    let names = head.split(separator: "\r\n").compactMap { line in
      line.first == " " ? nil : line.prefix { $0 != ":" }
    }
    #expect(
      names == [
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding",
      ])
    #expect(!text.contains("thief"))
    #expect(!text.contains("\r\n."))
    #expect(text.contains("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"))
  }

  @Test func `A long subject is cut between characters, in words of at most 75`() throws {
    let subject = String(repeating: "탈퇴 하기 ", count: 40)
    let lines = MailMessage.encodedWords(subject).split(separator: "\r\n ")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let texts = lines.compactMap { line in
      Data(base64Encoded: String(line.dropFirst(10).dropLast(2)))
        .flatMap { String(data: $0, encoding: .utf8) }
    }
    #expect(texts.joined() == subject)
  }
}

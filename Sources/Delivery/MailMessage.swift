package import Foundation

/// One plain-text mail (RFC 5322).
///
/// Nothing in a text can become a header: the body is base64, the subject an encoded word (RFC 2047),
/// and addresses hold no character with a meaning.
package struct MailMessage: Sendable, Hashable {
  package var from: MailAddress
  package var to: [MailAddress]
  package var subject: String
  package var body: String
  /// The message's own id; the same for every attempt, so that servers can tell a repetition.
  package var id: String
  package var date: Date

  package init(
    from: MailAddress, to: [MailAddress], subject: String, body: String, id: String, date: Date
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.body = body
    self.id = id
    self.date = date
  }

  /// The bytes as SMTP's DATA takes them, lines ending in CR LF.
  package func encoded() -> [UInt8] {
    let safeID = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let headers = [
      "Date: \(Self.stamp(date))",
      "From: \(from)",
      "To: \(to.map(\.description).joined(separator: ",\r\n "))",
      "Subject: \(Self.encodedWords(subject))",
      "Message-ID: <\(safeID)@\(from.domain)>",
      // Keeps holiday notices away (RFC 3834).
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ]
    let text = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .joined(separator: "\r\n")
    let lines = Data(text.utf8).base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + lines + "\r\n").utf8)
  }

  /// A text as encoded words of at most 75 characters, one a line, each of whole characters.
  static func encodedWords(_ text: String) -> String {
    var words: [String] = []
    var bytes: [UInt8] = []
    func close() {
      guard !bytes.isEmpty else { return }
      words.append("=?UTF-8?B?\(Data(bytes).base64EncodedString())?=")
      bytes = []
    }
    for scalar in text.unicodeScalars {
      let next = Array(String(scalar).utf8)
      // 45 bytes are 60 characters of base64, and 12 are around them.
      if bytes.count + next.count > 45 { close() }
      bytes += next
    }
    close()
    return words.joined(separator: "\r\n ")
  }

  /// `Tue, 24 Nov 2026 10:34:56 +0000`.
  private static func stamp(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = .gmt
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    return formatter.string(from: date)
  }
}

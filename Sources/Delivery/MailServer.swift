internal import CCurl

/// A mail server that takes our messages, by SMTP (RFC 5321) over TLS.
package struct MailServer: Sendable, Hashable {
  private var address: DeliveryAddress
  private var user: String?
  private var password: String?

  /// - Parameters:
  ///   - address: of the server, `smtps://…` or `smtp://…`.
  ///   - user: the name for its log-in; nil for none.
  ///   - password: the password for its log-in.
  package init(_ address: DeliveryAddress, user: String?, password: String?) {
    self.address = address
    self.user = user
    self.password = password
  }

  /// Sends a message, on the calling thread; every recipient gets it or none.
  ///
  /// - Throws: ``DeliveryError``.
  package func send(
    _ message: MailMessage, _ options: DeliveryOptions
  ) throws(DeliveryError) {
    let handle = try DeliveryHandle(address, options)
    if let user { handle.set(CURLOPT_USERNAME, user) }
    if let password { handle.set(CURLOPT_PASSWORD, password) }
    handle.set(CURLOPT_MAIL_FROM, "<\(message.from)>")
    handle.set(CURLOPT_MAIL_RCPT, message.to.map { "<\($0)>" })
    handle.set(CURLOPT_UPLOAD, 1)
    handle.setUpload(message.encoded(), sizeOption: CURLOPT_INFILESIZE_LARGE)
    let code = try handle.perform()
    guard code != CURLE_OK else { return }
    throw Self.failure(code, status: handle.status, isUploaded: handle.isUploaded)
  }

  /// The server's own refusal outranks libcurl's words for it.
  private static func failure(
    _ code: CURLcode, status: Int, isUploaded: Bool
  ) -> DeliveryError {
    let kind = DeliveryError.Code(code)
    guard status >= 400 else {
      return DeliveryError(kind, isUploaded ? .uncertain : .notTaken, DeliveryHandle.words(code))
    }
    // A log-in that is refused says nothing about the message, and is mended by a new password.
    let isFinal = status >= 500 && kind != .logInRefused
    return DeliveryError(
      kind == .noAnswer ? .refused : kind, isFinal ? .neverTaken : .notTaken,
      "the mail server answered with status \(status)")
  }
}

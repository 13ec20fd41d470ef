internal import CCurl

/// Sends one JSON body to one address by POST.
package enum Webhook {
  /// Waits on the calling thread until the other side has answered; redirects are not followed.
  ///
  /// - Parameters:
  ///   - body: JSON in UTF-8.
  ///   - address: where to.
  ///   - key: the message's own id, for receivers that drop what they have; ASCII.
  ///   - options: what it may cost.
  /// - Throws: ``DeliveryError``; a status that is not 2xx is one.
  package static func post(
    _ body: [UInt8], to address: DeliveryAddress, key: String, _ options: DeliveryOptions
  ) throws(DeliveryError) {
    let handle = try DeliveryHandle(address, options)
    handle.set(CURLOPT_POST, 1)
    handle.set(CURLOPT_USERAGENT, "exitway")
    let safeKey = key.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    handle.set(
      CURLOPT_HTTPHEADER,
      [
        "Content-Type: application/json", "Idempotency-Key: \(safeKey)",
        // Otherwise libcurl waits a second for a permission that few servers give.
        "Expect:",
      ])
    handle.setUpload(body, sizeOption: CURLOPT_POSTFIELDSIZE_LARGE)
    let code = try handle.perform()
    // What an answer's body does after its status is of no interest.
    if handle.status >= 200 { return try judge(handle.status) }
    throw failure(code, isUploaded: handle.isUploaded)
  }

  private static func judge(_ status: Int) throws(DeliveryError) {
    let words = "the server answered with status \(status)"
    switch status {
    case 200..<300: return
    // A gateway that lost patience does not know what the server behind it did.
    case 504: throw DeliveryError(.timedOut, .uncertain, words)
    case 408, 425, 429, 500...: throw DeliveryError(.refused, .notTaken, words)
    case 300..<400:
      throw DeliveryError(.refused, .neverTaken, words + ", and redirects are not followed")
    default: throw DeliveryError(.refused, .neverTaken, words)
    }
  }

  private static func failure(_ code: CURLcode, isUploaded: Bool) -> DeliveryError {
    DeliveryError(
      DeliveryError.Code(code), isUploaded ? .uncertain : .notTaken, DeliveryHandle.words(code))
  }
}

extension DeliveryError.Code {
  /// What libcurl's code means here.
  init(_ code: CURLcode) {
    self =
      switch code {
      case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT:
        .connectionFailed
      case CURLE_OPERATION_TIMEDOUT: .timedOut
      case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
        CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR,
        CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
        .tls
      case CURLE_LOGIN_DENIED: .logInRefused
      default: .noAnswer
      }
  }
}

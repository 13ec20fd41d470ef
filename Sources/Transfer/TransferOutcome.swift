internal import CCurl

/// Reads what a finished handle and its context hold.
enum TransferOutcome {
  /// The answer, or why there is none.
  static func read(
    _ easy: EasyHandle, _ context: TransferContext, _ request: TransferRequest, _ code: CURLcode
  ) -> Result<TransferResponse, TransferError> {
    // Ending a transfer at the body's limit shows as a write error; what came is kept.
    let isComplete = code == CURLE_OK || (code == CURLE_WRITE_ERROR && context.isTruncated)
    guard isComplete else { return .failure(error(code, context, request)) }
    // libcurl takes a connection that ends amid the headers for an answer without a body.
    guard context.isHeadComplete else {
      return .failure(error(CURLE_GOT_NOTHING, context, request))
    }
    return .success(
      TransferResponse(
        address: request.address.withoutFragment(), status: long(easy, CURLINFO_RESPONSE_CODE),
        httpVersion: version(long(easy, CURLINFO_HTTP_VERSION)), headers: context.headers,
        body: context.body, isTruncated: context.isTruncated,
        location: string(easy, CURLINFO_REDIRECT_URL).flatMap { WebAddress($0) },
        remoteAddress: string(easy, CURLINFO_PRIMARY_IP),
        totalMicroseconds: offset(easy, CURLINFO_TOTAL_TIME_T),
        firstByteMicroseconds: offset(easy, CURLINFO_STARTTRANSFER_TIME_T),
        reasonPhrase: context.reasonPhrase, sentHeaders: context.sentHeaders, tls: context.tls))
  }

  private static func error(
    _ code: CURLcode, _ context: TransferContext, _ request: TransferRequest
  ) -> TransferError {
    let address = request.address.description
    if context.headersTooLarge || isLineTooLong(code) {
      return TransferError(.tooLarge, address: address, detail: "the headers exceed the limit")
    }
    if context.refusedAddress != nil {
      return TransferError(
        .localAddress, address: address, detail: "a public site led to a local address")
    }
    if code == CURLE_UNSUPPORTED_PROTOCOL {
      return TransferError(kind(code), address: address, detail: "the server does not speak HTTP")
    }
    // The fixed text of the code: libcurl's own message has ports and milliseconds in it.
    let text = unsafe String(cString: curl_easy_strerror(code))
    return TransferError(kind(code), address: address, detail: text)
  }

  /// Whether a header outgrew libcurl's own buffer, which is before any callback sees it.
  ///
  /// That was reported as a want of memory until libcurl 8.6 gave it the code 100.
  private static func isLineTooLong(_ code: CURLcode) -> Bool {
    code == CURLE_OUT_OF_MEMORY || code.rawValue == 100
  }

  private static func kind(_ code: CURLcode) -> TransferError.Code {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .nameNotResolved
    case CURLE_COULDNT_CONNECT: .connectionFailed
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_USE_SSL_FAILED:
      .tls
    case CURLE_URL_MALFORMAT: .badAddress
    case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2,
      CURLE_HTTP2_STREAM, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING,
      // An address has a scheme that we speak, so it is the server that speaks no HTTP.
      CURLE_UNSUPPORTED_PROTOCOL:
      .connectionLost
    default: .internal
    }
  }

  private static func version(_ value: Int) -> String {
    switch value {
    case Int(CURL_HTTP_VERSION_1_0): "HTTP/1.0"
    case Int(CURL_HTTP_VERSION_2_0): "HTTP/2"
    case Int(CURL_HTTP_VERSION_3): "HTTP/3"
    default: "HTTP/1.1"
    }
  }

  private static func long(_ easy: EasyHandle, _ info: CURLINFO) -> Int {
    var value = 0
    unsafe exitway_get_long(easy.handle, info, &value)
    return value
  }

  private static func offset(_ easy: EasyHandle, _ info: CURLINFO) -> Int {
    var value: curl_off_t = 0
    unsafe exitway_get_offset(easy.handle, info, &value)
    return Int(value)
  }

  private static func string(_ easy: EasyHandle, _ info: CURLINFO) -> String? {
    var value: UnsafePointer<CChar>?
    unsafe exitway_get_string(easy.handle, info, &value)
    return unsafe value.map { unsafe String(cString: $0) }
  }
}

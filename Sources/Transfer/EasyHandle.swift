internal import CCurl

/// Owner of one CURL handle and the header list it points to; lives on the driver's thread.
@safe
final class EasyHandle {
  let handle: UnsafeMutableRawPointer
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var refused: (option: CURLoption, code: CURLcode)?

  init?() {
    guard let handle = unsafe curl_easy_init() else { return nil }
    unsafe self.handle = unsafe handle
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe curl_slist_free_all(headerList)
  }

  /// Sets everything one request needs.
  ///
  /// - Throws: `internal` where libcurl refuses an option, `tls` where it refuses the authority file.
  func prepare(
    _ request: TransferRequest, _ options: SessionOptions, share: UnsafeMutableRawPointer?,
    context: TransferContext
  ) throws(TransferError) {
    set(CURLOPT_URL, request.address.withoutFragment().description)
    // Without this, libcurl reads file:// as well.
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NOSIGNAL, 1)
    // The header callback is for what the site says, not for what a proxy says before it.
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    set(CURLOPT_USERAGENT, Self.oneLine(options.userAgent))
    set(CURLOPT_ACCEPT_ENCODING, "")
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    // The second request waits to learn whether it can share the first one's connection.
    if request.address.scheme == "https" { set(CURLOPT_PIPEWAIT, 1) }
    // Most pages in one read; libcurl's own 16 kB cost twice the calls.
    set(CURLOPT_BUFFERSIZE, 100 << 10)
    setLimits(options.limits)
    setMethod(request)
    let scoped = options.scopedHeaders.filter { $0.covers(request.address) }.map(\.header)
    setHeaders(options.headers + scoped + request.headers)
    // The empty name turns the cookie engine on; the cookies themselves live in the share.
    set(CURLOPT_COOKIEFILE, "")
    unsafe note(CURLOPT_SHARE, exitway_set_pointer(handle, CURLOPT_SHARE, share))
    setCallbacks(context, keepingSentHeaders: options.keepsSentHeaders)
    if let file = options.certificateAuthority { set(CURLOPT_CAINFO, file) }
    if let refused {
      let reason = unsafe String(cString: curl_easy_strerror(refused.code))
      throw TransferError(
        .internal, address: request.address.description,
        detail: "libcurl refuses option \(refused.option.rawValue): \(reason)")
    }
  }

  /// Loads cookies into a share.
  func load(_ cookies: [String], into share: UnsafeMutableRawPointer) {
    unsafe note(CURLOPT_SHARE, exitway_set_pointer(handle, CURLOPT_SHARE, share))
    set(CURLOPT_COOKIEFILE, "")
    for line in cookies { set(CURLOPT_COOKIELIST, line) }
  }

  /// The cookies of a share, as lines of a Netscape cookie file.
  func cookies(of share: UnsafeMutableRawPointer) -> [String] {
    unsafe note(CURLOPT_SHARE, exitway_set_pointer(handle, CURLOPT_SHARE, share))
    set(CURLOPT_COOKIEFILE, "")
    var list: UnsafeMutablePointer<curl_slist>?
    guard unsafe exitway_get_list(handle, CURLINFO_COOKIELIST, &list) == CURLE_OK else { return [] }
    defer { unsafe curl_slist_free_all(list) }
    var lines: [String] = []
    var next = unsafe list
    while let line = unsafe next {
      unsafe lines.append(String(cString: line.pointee.data))
      unsafe next = unsafe line.pointee.next
    }
    return lines
  }

  private func setLimits(_ limits: TransferLimits) {
    set(CURLOPT_CONNECTTIMEOUT, limits.connectSeconds)
    set(CURLOPT_TIMEOUT, limits.totalSeconds)
    set(CURLOPT_LOW_SPEED_LIMIT, limits.lowSpeedBytesPerSecond)
    set(CURLOPT_LOW_SPEED_TIME, limits.lowSpeedSeconds)
  }

  private func setMethod(_ request: TransferRequest) {
    switch request.method {
    case .get: set(CURLOPT_HTTPGET, 1)
    case .head: set(CURLOPT_NOBODY, 1)
    case .post:
      set(CURLOPT_POST, 1)
      let count = curl_off_t(request.body.count)
      unsafe request.body.withUnsafeBytes { bytes in
        unsafe note(CURLOPT_COPYPOSTFIELDS, exitway_set_body(handle, bytes.baseAddress, count))
      }
    }
  }

  private func setHeaders(_ headers: [TransferHeader]) {
    for header in headers {
      let line = Self.oneLine("\(header.name): \(header.value)")
      guard let list = unsafe curl_slist_append(headerList, line) else { continue }
      unsafe headerList = list
    }
    unsafe note(CURLOPT_HTTPHEADER, exitway_set_pointer(handle, CURLOPT_HTTPHEADER, headerList))
  }

  /// A line break would let a text add headers of its own.
  private static func oneLine(_ text: String) -> String {
    text.filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
  }

  private func setCallbacks(_ context: TransferContext, keepingSentHeaders: Bool) {
    unsafe context.easy = unsafe handle
    let pointer = unsafe Unmanaged.passUnretained(context).toOpaque()
    if keepingSentHeaders {
      set(CURLOPT_VERBOSE, 1)
      unsafe note(CURLOPT_DEBUGFUNCTION, exitway_set_debug(handle, transferTakeDebug))
      unsafe note(CURLOPT_DEBUGDATA, exitway_set_pointer(handle, CURLOPT_DEBUGDATA, pointer))
    }
    unsafe note(
      CURLOPT_WRITEFUNCTION,
      exitway_set_callback(handle, CURLOPT_WRITEFUNCTION, transferTakeBody))
    unsafe note(CURLOPT_WRITEDATA, exitway_set_pointer(handle, CURLOPT_WRITEDATA, pointer))
    unsafe note(
      CURLOPT_HEADERFUNCTION,
      exitway_set_callback(handle, CURLOPT_HEADERFUNCTION, transferTakeHeader))
    unsafe note(CURLOPT_HEADERDATA, exitway_set_pointer(handle, CURLOPT_HEADERDATA, pointer))
    unsafe note(
      CURLOPT_OPENSOCKETFUNCTION, exitway_set_open_socket(handle, transferOpenSocket))
    unsafe note(
      CURLOPT_OPENSOCKETDATA, exitway_set_pointer(handle, CURLOPT_OPENSOCKETDATA, pointer))
    unsafe note(
      CURLOPT_PREREQFUNCTION, exitway_set_before_request(handle, transferBeforeRequest))
    unsafe note(CURLOPT_PREREQDATA, exitway_set_pointer(handle, CURLOPT_PREREQDATA, pointer))
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe note(option, exitway_set_long(handle, option, value))
  }

  private func set(_ option: CURLoption, _ value: String) {
    unsafe note(option, exitway_set_string(handle, option, value))
  }

  private func note(_ option: CURLoption, _ code: CURLcode) {
    if code != CURLE_OK, refused == nil { refused = (option, code) }
  }
}

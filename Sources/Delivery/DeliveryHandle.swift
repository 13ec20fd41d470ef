internal import CCurl

/// Owner of one CURL handle, of the list it points to, and of the bytes that it sends.
///
/// A class because C keeps its address; it lives on one thread, for one delivery.
@safe
final class DeliveryHandle {
  private let handle: UnsafeMutableRawPointer
  private var list: UnsafeMutablePointer<curl_slist>?
  private var upload: [UInt8] = []
  private var uploaded = 0
  private var answerBytes = 0
  private var refused: CURLcode?

  /// Whether libcurl took the last byte of the upload.
  private(set) var isUploaded = false

  /// More of an answer than this is not waited for.
  private static let maximumAnswerBytes = 64 << 10

  init(_ address: DeliveryAddress, _ options: DeliveryOptions) throws(DeliveryError) {
    guard CurlLibrary.isReady, let handle = unsafe curl_easy_init() else {
      throw DeliveryError(.internal, .notTaken, "libcurl could not be initialised")
    }
    unsafe self.handle = unsafe handle
    set(CURLOPT_URL, address.text)
    // Without this, libcurl speaks file:// and all else as well.
    set(CURLOPT_PROTOCOLS_STR, address.purpose == .mail ? "smtp,smtps" : "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    set(CURLOPT_CONNECTTIMEOUT, options.connectSeconds)
    set(CURLOPT_TIMEOUT, options.totalSeconds)
    // The farewell of SMTP is outside of the total time; libcurl would wait two minutes for it.
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, options.connectSeconds)
    // A proxy would be a way out of this machine for what is not encrypted.
    if address.isPlain { set(CURLOPT_PROXY, "") }
    if let file = options.certificateAuthority { set(CURLOPT_CAINFO, file) }
    setCallbacks()
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe curl_slist_free_all(list)
  }

  private func setCallbacks() {
    let own = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe note(exitway_set_callback(handle, CURLOPT_WRITEFUNCTION, deliveryTakeAnswer))
    unsafe note(exitway_set_pointer(handle, CURLOPT_WRITEDATA, own))
    unsafe note(exitway_set_callback(handle, CURLOPT_HEADERFUNCTION, deliveryTakeAnswer))
    unsafe note(exitway_set_pointer(handle, CURLOPT_HEADERDATA, own))
    unsafe note(exitway_set_callback(handle, CURLOPT_READFUNCTION, deliveryGiveUpload))
    unsafe note(exitway_set_pointer(handle, CURLOPT_READDATA, own))
  }

  func set(_ option: CURLoption, _ value: Int) {
    unsafe note(exitway_set_long(handle, option, value))
  }

  func set(_ option: CURLoption, _ value: String) {
    unsafe note(exitway_set_string(handle, option, value))
  }

  /// Sets the handle's one list; the caller answers for its lines having no breaks.
  func set(_ option: CURLoption, _ lines: [String]) {
    for line in lines {
      guard let longer = unsafe curl_slist_append(list, line) else { continue }
      unsafe list = unsafe longer
    }
    unsafe note(exitway_set_pointer(handle, option, list))
  }

  /// The bytes that libcurl reads while it sends.
  func setUpload(_ bytes: [UInt8], sizeOption: CURLoption) {
    upload = bytes
    unsafe note(exitway_set_offset(handle, sizeOption, curl_off_t(bytes.count)))
  }

  /// Does it all, on the calling thread.
  ///
  /// - Throws: `internal` where libcurl refuses an option.
  /// - Returns: how it ended; the answer's status, of which only 200 and above are final, stands in
  ///   ``status``.
  func perform() throws(DeliveryError) -> CURLcode {
    if let refused {
      throw DeliveryError(.internal, .notTaken, "libcurl refuses an option: \(Self.words(refused))")
    }
    return unsafe curl_easy_perform(handle)
  }

  /// The last status code that the server sent; 0 before the first one.
  var status: Int {
    var value = 0
    unsafe exitway_get_long(handle, CURLINFO_RESPONSE_CODE, &value)
    return value
  }

  /// libcurl's own words for a code, which hold no address.
  static func words(_ code: CURLcode) -> String {
    unsafe String(cString: curl_easy_strerror(code))
  }

  private func note(_ code: CURLcode) {
    if code != CURLE_OK, refused == nil { refused = code }
  }

  /// Counts a piece of the answer, which nobody reads; false ends the transfer.
  fileprivate func takeAnswer(_ count: Int) -> Bool {
    answerBytes += count
    return answerBytes <= Self.maximumAnswerBytes
  }

  /// Copies the next bytes of the upload.
  fileprivate func giveUpload(_ room: UnsafeMutableRawBufferPointer) -> Int {
    let piece = upload[uploaded...].prefix(room.count)
    unsafe room.copyBytes(from: piece)
    uploaded += piece.count
    isUploaded = uploaded == upload.count
    return piece.count
  }
}

/// libcurl's write and header callback: a short count ends the transfer.
private func deliveryTakeAnswer(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context = unsafe context else { return 0 }
  let delivery = unsafe Unmanaged<DeliveryHandle>.fromOpaque(context).takeUnretainedValue()
  return delivery.takeAnswer(size * count) ? size * count : 0
}

/// libcurl's read callback.
private func deliveryGiveUpload(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  let delivery = unsafe Unmanaged<DeliveryHandle>.fromOpaque(context).takeUnretainedValue()
  return unsafe delivery.giveUpload(
    UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
}

internal import CCurl

/// What libcurl's callbacks write into while one transfer runs.
///
/// A class because C keeps its address; made by the driver and touched on the driver's thread only.
@safe
final class TransferContext {
  /// The handle whose transfer this is, for what may be asked only while it runs.
  var easy: UnsafeMutableRawPointer?
  let limits: TransferLimits
  private(set) var headers: [TransferHeader] = []
  private(set) var body: [UInt8] = []
  private(set) var isTruncated = false
  private(set) var headersTooLarge = false
  /// The empty line after the final header block has come.
  private(set) var isHeadComplete = false
  /// The address that was refused.
  private(set) var refusedAddress: String?
  private(set) var reasonPhrase = ""
  private(set) var sentHeaders: [TransferHeader] = []
  private(set) var tls: TransportSecurity?
  private let allowsLocalAddresses: Bool
  private var headerBytes = 0
  private var isInterim = false

  init(limits: TransferLimits, allowsLocalAddresses: Bool) {
    self.limits = limits
    self.allowsLocalAddresses = allowsLocalAddresses
  }

  /// Whether an address may be asked; a refusal is remembered.
  func mayReach(_ address: String) -> Bool {
    if allowsLocalAddresses || !AddressGuard.isLocal(address) { return true }
    refusedAddress = address
    return false
  }

  /// Takes a piece of the body; false ends the transfer because the limit is reached.
  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let room = limits.bodyBytes - body.count
    unsafe body.append(contentsOf: bytes.prefix(room))
    if bytes.count > room { isTruncated = true }
    return !isTruncated
  }

  /// Takes a header line; false ends the transfer because a limit is reached.
  func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
    headerBytes += bytes.count
    guard headerBytes <= limits.headerBytes else { return refuseHeaders() }
    // A trailer: nothing that belongs to the head comes after the head.
    if isHeadComplete { return true }
    let line = unsafe Self.trimmed(bytes[...])
    if unsafe line.isEmpty {
      isHeadComplete = !isInterim
    } else if unsafe line.starts(with: Self.protocolName) {
      // A status line begins a new block: what came before was a 1xx answer.
      headers = []
      let status = unsafe Self.trimmed(line.drop { $0 != Self.space })
      isInterim = unsafe status.first == UInt8(ascii: "1")
      let phrase = unsafe Self.trimmed(status.drop { $0 != Self.space })
      reasonPhrase = unsafe String(decoding: phrase, as: UTF8.self)
    } else if let colon = unsafe line.firstIndex(of: UInt8(ascii: ":")) {
      guard headers.count < limits.headerCount else { return refuseHeaders() }
      let value = unsafe Self.trimmed(line[(colon + 1)...])
      headers.append(
        TransferHeader(
          name: unsafe String(decoding: line[..<colon], as: UTF8.self),
          value: unsafe String(decoding: value, as: UTF8.self)))
    }
    return true
  }

  private static let protocolName = Array("HTTP/".utf8)
  private static let space = UInt8(ascii: " ")

  /// The same without spaces, tabs and line ends around it.
  private static func trimmed(
    _ bytes: Slice<UnsafeRawBufferPointer>
  ) -> Slice<UnsafeRawBufferPointer> {
    var rest = unsafe bytes
    while let last = unsafe rest.last, last == space || (9...13).contains(last) {
      unsafe rest.removeLast()
    }
    return unsafe rest.drop { $0 == space || (9...13).contains($0) }
  }

  private func refuseHeaders() -> Bool {
    headersTooLarge = true
    return false
  }

  /// Takes the request's own header block, once it is sent; a repeated one replaces it.
  func takeSent(_ bytes: UnsafeRawBufferPointer) {
    let block = unsafe String(decoding: bytes, as: UTF8.self)
    sentHeaders = block.split(whereSeparator: \.isNewline).dropFirst().compactMap {
      TransferHeader(line: $0)
    }
  }

  /// Notes what the connection's TLS came to.
  func readTransportSecurity() {
    guard let easy = unsafe easy else { return }
    var found = exitway_tls()
    guard unsafe exitway_get_tls(easy, &found) == 1 else { return }
    tls = unsafe withUnsafePointer(to: &found) { found in
      unsafe TransportSecurity(
        version: String(cString: exitway_tls_version(found)),
        cipher: String(cString: exitway_tls_cipher(found)),
        subject: String(cString: exitway_tls_subject(found)),
        issuer: String(cString: exitway_tls_issuer(found)))
    }
  }
}

/// Hands what libcurl brings to the transfer that it belongs to, and counts what was taken.
private func take(
  _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
  _ body: (TransferContext, UnsafeRawBufferPointer) -> Bool
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  let transfer = unsafe Unmanaged<TransferContext>.fromOpaque(context).takeUnretainedValue()
  return unsafe body(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
}

/// libcurl's write callback: a short count ends the transfer.
func transferTakeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  unsafe take(bytes, size * count, context) { transfer, data in unsafe transfer.takeBody(data) }
}

/// libcurl's header callback, one line a call.
func transferTakeHeader(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  unsafe take(bytes, size * count, context) { transfer, data in unsafe transfer.takeHeader(data) }
}

/// libcurl's debug callback; of all it tells only the request's own headers are wanted.
func transferTakeDebug(
  _ easy: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?,
  _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard kind == CURLINFO_HEADER_OUT else { return 0 }
  _ = unsafe take(bytes, count, context) { transfer, data in
    unsafe transfer.takeSent(data)
    return true
  }
  return 0
}

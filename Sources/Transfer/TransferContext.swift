internal import CCurl

/// What libcurl's callbacks write into while one transfer runs.
///
/// A class because C keeps its address; made by the driver and touched on the driver's thread only.
final class TransferContext {
  let limits: TransferLimits
  private(set) var headers: [TransferHeader] = []
  private(set) var body: [UInt8] = []
  private(set) var isTruncated = false
  private(set) var headersTooLarge = false
  /// The address that was refused.
  private(set) var refusedAddress: String?
  private let allowsLocalAddresses: Bool
  private var headerBytes = 0

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
    guard headerBytes <= limits.headerBytes, headers.count < limits.headerCount else {
      headersTooLarge = true
      return false
    }
    let line = unsafe String(decoding: bytes, as: UTF8.self)
    // A status line begins a new block: what came before was a 1xx answer.
    if line.hasPrefix("HTTP/") {
      headers = []
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...]
      headers.append(
        TransferHeader(
          name: String(line[..<colon]),
          value: String(value.drop { $0 == " " || $0 == "\t" })
            .trimmingLineEnd()))
    }
    return true
  }
}

extension String {
  fileprivate func trimmingLineEnd() -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return String(self[..<end])
  }
}

/// libcurl's write callback: a short count ends the transfer.
func transferTakeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  let transfer = unsafe Unmanaged<TransferContext>.fromOpaque(context).takeUnretainedValue()
  let data = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
  return unsafe transfer.takeBody(data) ? size * count : 0
}

/// libcurl's header callback, one line a call.
func transferTakeHeader(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  let transfer = unsafe Unmanaged<TransferContext>.fromOpaque(context).takeUnretainedValue()
  let data = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
  return unsafe transfer.takeHeader(data) ? size * count : 0
}

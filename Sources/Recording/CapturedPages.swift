package import Transfer

/// Pages that somebody else's browser captured, by address.
///
/// They answer in place of a site, so that what stands behind a wall can be scored without our
/// touching the wall. Only pages and redirects are kept; pictures and scripts are left out.
package struct CapturedPages: ExchangeSource {
  private var answers: [WebAddress: TransferResponse] = [:]
  /// Addresses of the pages, in the order of the capture.
  package private(set) var addresses: [WebAddress] = []

  /// Larger bodies are no pages.
  static let largestBody = 16 << 20
  private static let mostPages = 100_000

  init() {}

  /// Adds one captured answer; the first of an address stays, because it is what was seen first.
  mutating func add(_ response: TransferResponse) {
    let address = response.address.withoutFragment()
    guard answers.count < Self.mostPages, Self.isWanted(response) else { return }
    if let known = answers[address], known.status == 200 || response.status != 200 { return }
    answers[address] = response
    // An address whose answer was 200 was left above, so it is listed once.
    if response.status == 200 { addresses.append(address) }
  }

  private static func isWanted(_ response: TransferResponse) -> Bool {
    if response.location != nil { return true }
    let type = response.header("Content-Type")?.lowercased() ?? "text/html"
    return type.contains("html") || (response.status >= 400 && type.contains("text"))
  }

  package func send(
    _ request: TransferRequest
  ) async throws(TransferError) -> TransferResponse {
    let address = request.address.withoutFragment()
    // A capture names a directory with or without its slash, as the browser was given it.
    let forms = [address, WebAddress(address.description + "/"), withoutSlash(address)]
    for form in forms.compactMap(\.self) {
      if request.method == .get, let answer = answers[form] { return answer }
    }
    throw TransferError(
      .notRecorded, address: address.description, detail: "the capture does not hold this page")
  }

  private func withoutSlash(_ address: WebAddress) -> WebAddress? {
    guard address.query == nil, address.path.hasSuffix("/"), address.path != "/" else { return nil }
    return WebAddress(String(address.description.dropLast()))
  }
}

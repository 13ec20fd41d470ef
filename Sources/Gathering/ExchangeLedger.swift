import Evidence
import Transfer

/// Every request of one case, in the order in which the answers came: the volatile half of the
/// evidence, which goes to the run record and never into a snapshot.
actor ExchangeLedger {
  private let started = ContinuousClock.now
  private(set) var records: [ExchangeRecord] = []

  init() {}

  /// Notes a request and what came of it.
  func record(
    _ request: TransferRequest, _ result: Result<TransferResponse, TransferError>
  ) {
    let elapsed = Int((ContinuousClock.now - started) / .milliseconds(1))
    let response = try? result.get()
    records.append(
      ExchangeRecord(
        address: request.address.description, method: request.method.rawValue,
        intent: request.intent.rawValue, status: response?.status,
        httpVersion: response?.httpVersion,
        startedMilliseconds: max(0, elapsed - (response?.totalMicroseconds ?? 0) / 1000),
        totalMicroseconds: response?.totalMicroseconds ?? 0, bytes: response?.body.count ?? 0,
        bodyHash: response.map { ContentHash(of: $0.body) },
        remoteAddress: response?.remoteAddress, contentType: response?.header("Content-Type"),
        redirectTo: response?.location?.description))
  }
}

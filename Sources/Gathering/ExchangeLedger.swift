import Evidence
import Recording
import Transfer

/// Every request of one case, in the order in which the answers came: the volatile half of the
/// evidence, which goes to the run record and never into a snapshot.
actor ExchangeLedger {
  private let started = ContinuousClock.now
  private let recorder: CaseRecorder?
  private(set) var records: [ExchangeRecord] = []
  private var hosts: [String: HostManners] = [:]
  private var noted: Set<String> = []
  private let isKept: Bool

  /// - Parameters:
  ///   - recorder: writes the recording; nil where none is wanted.
  ///   - isKept: false where nobody will ask for it: hashing a page's bytes is not free.
  init(recorder: CaseRecorder? = nil, isKept: Bool = true) {
    self.recorder = recorder
    self.isKept = isKept
  }

  /// How each host was treated, sorted by host.
  var manners: [HostManners] { hosts.values.sorted { $0.host < $1.host } }

  /// Notes a request and what came of it.
  func record(
    _ visitor: String, _ request: TransferRequest,
    _ result: Result<TransferResponse, TransferError>
  ) async {
    guard isKept else { return }
    let elapsed = Int((ContinuousClock.now - started) / .milliseconds(1))
    let response = try? result.get()
    var record = ExchangeRecord(
      address: request.address.description, method: request.method.rawValue,
      intent: request.intent.rawValue, status: response?.status,
      httpVersion: response?.httpVersion,
      startedMilliseconds: max(0, elapsed - (response?.totalMicroseconds ?? 0) / 1000),
      totalMicroseconds: response?.totalMicroseconds ?? 0, bytes: response?.body.count ?? 0,
      bodyHash: response.map { ContentHash(of: $0.body) },
      remoteAddress: response?.remoteAddress, contentType: response?.header("Content-Type"),
      redirectTo: response?.location?.description,
      headers: response?.headers.map { .init(name: $0.name, value: $0.value) } ?? [])
    record.visitor = visitor
    record.firstByteMicroseconds = response?.firstByteMicroseconds
    if case .failure(let error) = result { record.error = error.code.rawValue }
    record.tls = response?.tls.map {
      .init(version: $0.version, cipher: $0.cipher, subject: $0.subject, issuer: $0.issuer)
    }
    records.append(record)
    note(request.address) {
      $0.requests += 1
      $0.bytes += response?.body.count ?? 0
      $0.revalidated += response?.isRevalidated == true ? 1 : 0
    }
    await recorder?.record(
      RecordedExchange(visitor: visitor, request: request, result: result))
  }

  /// Keeps what a browser showed; nothing of it was asked of a host.
  func record(rendered exchange: RecordedExchange) async { await recorder?.record(exchange) }

  /// Notes how robots.txt of a site was answered; the first case to ask keeps the exchanges as well.
  func record(robots: RobotsGate.Reading, of address: WebAddress) async {
    guard noted.insert(address.origin).inserted else { return }
    for (request, result) in robots.exchanges {
      await record("robots", request, result)
    }
    note(address) {
      $0.robots = robots.manners
      $0.crawlDelay = robots.crawlDelay
    }
  }

  /// Changes what is noted of a host.
  func note(_ address: WebAddress, _ change: (inout HostManners) -> Void) {
    change(&hosts[address.host, default: HostManners(host: address.host)])
  }
}

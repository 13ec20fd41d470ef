package import Evidence
import Operations
import Reporting

/// The site: a request in, an answer out.
///
/// It knows no socket, and it writes nothing.
package struct Site: Sendable {
  /// The folder of snapshots and run records.
  let output: String
  let frame: SiteFrame
  private let hosts: HostRule
  private let rejudge: @Sendable (CaseEvidence, CaseReport) -> CaseReport
  /// Reports of many cases take long; a few of them at a time leave room for other pages.
  private let gate = Gate(most: 2)

  /// - Parameters:
  ///   - output: the folder of snapshots and run records.
  ///   - toolVersion: what pages say they were made by.
  ///   - hosts: the names by which the site may be known.
  ///   - rejudge: judges evidence by today's rules, for comparisons.
  package init(
    output: String, toolVersion: String, hosts: HostRule,
    rejudge: @escaping @Sendable (CaseEvidence, CaseReport) -> CaseReport
  ) {
    self.output = output
    self.hosts = hosts
    self.rejudge = rejudge
    frame = SiteFrame(toolVersion: toolVersion)
  }

  var history: String { output + "/.exitway/history.sqlite" }
  var records: RunRecords { RunRecords(root: output + "/.exitway/runs") }
  var snapshots: SnapshotFiles { SnapshotFiles(root: output + "/snapshots") }

  /// Answers the head of a request, whatever it is.
  ///
  /// - Parameters:
  ///   - head: without the empty line at its end.
  ///   - address: the address of this machine that the request came to.
  /// - Returns: what is to be sent.
  package func answer(head: [UInt8], at address: String) -> [UInt8] {
    do throws(SiteRequest.Fault) {
      let request = try SiteRequest(head: head)
      guard hosts.allows(request.host, at: address) else {
        let detail = "This site is not known by that name; exitway serve --allow-host names more."
        throw SiteRequest.Fault(status: .otherHost, detail: detail, isHead: request.isHead)
      }
      return answer(request).bytes(isHead: request.isHead)
    } catch {
      return SiteResponse(error.status, error.detail).bytes(isHead: error.isHead)
    }
  }

  /// Answers a request that may be answered.
  package func answer(_ request: SiteRequest) -> SiteResponse {
    do {
      return try route(request) ?? missing()
    } catch let error as OperationsError where error.code == .busy {
      return message(.busy, "Somebody else is at the history", ["\(error)"])
    } catch {
      return message(.trouble, "This cannot be shown", ["\(error)"])
    }
  }

  private func route(_ request: SiteRequest) throws -> SiteResponse? {
    let rest = request.path.dropFirst()
    switch (request.path.first, rest.count) {
    case (nil, _): return try overview(request.query)
    case ("health", 0): return health()
    case ("runs", 0): return try runs(request.query)
    case ("case", _): return try CaseID(path: rest).flatMap(aCase)
    case ("snapshot", _): return snapshots.answer(Array(rest))
    case ("run", 1): return try slowly { try run(rest.joined(), request.query) }
    case ("diff", 0): return try slowly { try diff(request.query) }
    default: return nil
    }
  }

  private func diff(_ query: [String: String]) throws -> SiteResponse? {
    guard let old = query["old"], let new = query["new"], records.has(old), records.has(new),
      let events = try RunComparison(records.store, rejudge: rejudge).events(old, new)
    else { return nil }
    let links = [
      SiteFrame.Link("Earlier run", SiteAddress.ofRun(old)),
      SiteFrame.Link("Later run", SiteAddress.ofRun(new)),
    ]
    return SiteResponse(.found, .page, DiffReport(events).page(in: frame.with(links)))
  }

  private func slowly(_ body: () throws -> SiteResponse?) throws -> SiteResponse? {
    try gate.pass(body)
      ?? message(.busy, "Others read long reports", ["Please try again in a few seconds."])
  }

  /// A page that says why there is nothing else.
  func message(_ status: SiteResponse.Status, _ title: String, _ lines: [String]) -> SiteResponse {
    SiteResponse(status, .page, MessagePage(title, lines).bytes(in: frame))
  }

  private func missing() -> SiteResponse {
    message(.notFound, "Nothing is here", ["No case, run or file has this address."])
  }
}

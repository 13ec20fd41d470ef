import Evidence
import Operations
import Reporting

/// The pages, each from what is on disk at that moment.
extension Site {
  private static let casesOfPage = 200
  private static let runsOfPage = 50
  /// Sections of a run's report are long.
  private static let reportsOfPage = 100

  /// The newest state of every case.
  func overview(_ query: [String: String]) throws(OperationsError) -> SiteResponse {
    let pager = pager(query, Self.casesOfPage)
    let search = OverviewPage.Search(
      words: query["q"] ?? "", outcome: query["outcome"].flatMap(Outcome.init))
    let cases = try History.reading(history) { history throws(OperationsError) in
      try history.overview(
        last: TrendPage.runsOfEach, range: pager.range, where: search.fits)
    }
    guard let cases, !cases.counts.isEmpty else { return begin(.found) }
    let page = OverviewPage(cases, search: search, pager: pager)
    return SiteResponse(.found, .page, page.bytes(in: frame))
  }

  /// One case over all runs.
  func aCase(_ caseID: CaseID) throws(OperationsError) -> SiteResponse? {
    let known = try History.reading(history) { history throws(OperationsError) in
      try history.trend(of: caseID, last: TrendPage.runsOfOne)
    }
    guard let known else { return begin(.notFound) }
    guard let known else { return nil }
    var links: [SiteFrame.Link] = []
    if let run = known.trend.points.last?.run, records.has(run) {
      links.append(.init("Newest report", SiteAddress.ofRun(run, caseID: caseID)))
    }
    let files = snapshots.names(of: caseID).map { name in
      SiteFrame.Link(name, SiteAddress.snapshot(caseID, name))
    }
    let page = TrendPage([known]).bytes(in: frame.with(links, files: files))
    return SiteResponse(.found, .page, page)
  }

  /// The list of runs.
  func runs(_ query: [String: String]) throws(OperationsError) -> SiteResponse {
    let pager = pager(query, Self.runsOfPage)
    let page = try History.reading(history) { history throws(OperationsError) in
      try history.runs(newest: pager.size + 1, skipping: pager.range.lowerBound)
    }
    guard let page, page.total > 0 else { return begin(.found) }
    let list = RunsPage(page, pager: pager, hasRecord: records.has)
    return SiteResponse(.found, .page, list.bytes(in: frame))
  }

  /// The report of a run, of all its finished cases or of one.
  func run(_ name: String, _ query: [String: String]) throws(EvidenceError) -> SiteResponse? {
    guard let manifest = try records.manifest(name) else { return nil }
    let finished = manifest.cases.filter(\.isFinished).map(\.caseID).sorted()
    let cases = query["case"].map { only in finished.filter { $0.description == only } } ?? finished
    let pager = pager(query, Self.reportsOfPage)
    var reports: [CaseReport] = []
    for caseID in cases[pager.range.clamped(to: cases.indices)] {
      if let report = try records.report(name, caseID) { reports.append(report) }
    }
    guard !reports.isEmpty else {
      return query["case"] == nil && finished.isEmpty
        ? message(.found, "No case of this run has ended yet", ["Please look again later."]) : nil
    }
    let progress =
      manifest.isFinished ? "" : ", \(finished.count) of \(manifest.cases.count) cases have ended"
    let summary = RunSummary(
      toolVersion: manifest.tool, ruleSet: manifest.ruleSet, of: reports, time: name + progress)
    let frame = frame.with(links(name, pager, of: cases.count))
    do throws(ReportingError) {
      return SiteResponse(.found, .page, try HTMLReporter().page(reports, summary, in: frame))
    } catch {
      return message(.trouble, "The report cannot be written", ["\(error)"])
    }
  }

  /// Whether the history can be read; there is none before the first run.
  func health() -> SiteResponse {
    do throws(OperationsError) {
      _ = try History.reading(history) { history throws(OperationsError) in
        try history.newestRun()
      }
      return SiteResponse(.found, "ok")
    } catch {
      return SiteResponse(error.code == .busy ? .busy : .trouble, "\(error)")
    }
  }

  /// Ways to the other parts of a report that is too long for one page.
  private func links(_ run: String, _ pager: SitePager, of total: Int) -> [SiteFrame.Link] {
    [pager.page - 1, pager.page + 1].compactMap { page in
      let range = SitePager(page: page, size: pager.size).range
      guard page > 0, range.lowerBound < total else { return nil }
      return SiteFrame.Link(
        "Cases \(range.lowerBound + 1) to \(min(range.upperBound, total)) of \(total)",
        "\(SiteAddress.ofRun(run))?page=\(page)")
    }
  }

  private func pager(_ query: [String: String], _ size: Int) -> SitePager {
    SitePager(page: query["page"].flatMap { Int($0) } ?? 1, size: size)
  }

  private func begin(_ status: SiteResponse.Status) -> SiteResponse {
    message(
      status, "No run is on record yet",
      [
        "exitway check SCENARIO --output FOLDER checks a platform and enters the run here; FOLDER "
          + "is the one that this site shows.",
        "Where run records are there already, exitway history rebuild --output FOLDER enters them.",
      ])
  }
}

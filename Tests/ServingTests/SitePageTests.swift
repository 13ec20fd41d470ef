import Evidence
import Foundation
import Operations
import Reporting
@testable import Serving
import Testing

struct SitePageTests {
  private let folder: ServedFolder

  init() throws {
    folder = try ServedFolder()
    try folder.put(1, .pass)
    try folder.put(2, .fail)
  }

  @Test func `The first page shows the newest state of every case and leads to it`() {
    let page = folder.site().ask("/")
    #expect(page.status == 200)
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    #expect(page.body.contains("Can people leave? 2 cases: 2 fail"))
    #expect(page.body.contains("<a href=\"/case/shops/market/ko-KR\">shops/market/ko-KR</a>"))
    #expect(page.body.contains("2 runs, the newest last: 1 pass, 1 fail"))
    #expect(page.body.contains("Served by exitway 9.9"))
  }

  @Test(arguments: [
    ("/?q=MARKET", 1), ("/?q=nothing", 0), ("/?outcome=pass", 0), ("/?outcome=fail", 2),
    ("/?q=market&outcome=fail", 1), ("/?outcome=nonsense&q=", 2), ("/?q=%3Cscript", 1),
  ])
  func `Cases are searched by words and outcome`(target: String, count: Int) {
    let page = folder.site().ask(target)
    #expect(page.status == 200)
    #expect(page.body.components(separatedBy: "<svg viewBox=\"0 0 360").count - 1 == count)
    #expect(!page.body.contains("<script"))
  }

  @Test func `More cases than fit are on further pages`() throws {
    let many = try ServedFolder()
    let cases = (100..<305).map { CaseID(scenario: "case-\($0)", locale: "de") }
    try History(path: many.history).record(
      run: ServedFolder.run(1), tool: "1", ruleSet: "1",
      reports: cases.map { ServedFolder.report($0 == cases[3] ? .fail : .pass, of: $0) })
    let first = many.site().ask("/?outcome=pass")
    #expect(first.body.contains("Page 1 of 2") && first.body.contains("204 cases fit, of 205."))
    #expect(first.body.contains(">case-299/de<"), "\(first.status)")
    #expect(!first.body.contains(">case-301/de<"))
    // The way on keeps what was searched for.
    #expect(first.body.contains("href=\"/?outcome=pass&amp;page=2\""))
    let second = many.site().ask("/?outcome=pass&page=2")
    #expect(second.body.contains(">case-304/de<") && !second.body.contains(">case-299/de<"))
    for page in ["0", "-1", "99", "9223372036854775807", "x"] {
      #expect(many.site().ask("/?page=\(page)").status == 200)
    }
  }

  @Test func `A case has its runs, rules and changes, and leads to its report and snapshot`() {
    let page = folder.site().ask("/case/shops/market/ko-KR")
    #expect(page.status == 200)
    #expect(page.body.contains("reach-link-depth"))
    #expect(page.body.contains("2 runs are kept"))
    let run = ServedFolder.run(2)
    #expect(page.body.contains("href=\"/run/\(run)?case=shops%2Fmarket%2Fko-KR\""))
    for file in ["journey.md", "report.json", "steps/01-home.yaml"] {
      #expect(page.body.contains("href=\"/snapshot/shops/market/ko-KR/\(file)\""))
    }
    #expect(folder.site().ask("/case/shops/market/en-US").status == 404)
    #expect(folder.site().ask("/case/shops").status == 404)
  }

  @Test func `A run has its report, whole or of one case`() {
    let run = ServedFolder.run(2)
    let whole = folder.site().ask("/run/\(run)")
    #expect(whole.status == 200)
    #expect(whole.body.contains("2 cases: 2 fail"))
    #expect(whole.body.contains("Platform of shops/market"))
    let one = folder.site().ask("/run/\(run)?case=shops%2Fmarket%2Fko-KR")
    #expect(one.body.contains("1 case: 1 fail"))
    #expect(folder.site().ask("/run/\(run)?case=other").status == 404)
    #expect(folder.site().ask("/run/20261102T000000Z").status == 404)
  }

  @Test func `Runs are listed, newest first, and those without a record lead nowhere`() throws {
    try FileManager.default.removeItem(atPath: folder.records.folder(ofRun: ServedFolder.run(1)))
    try folder.put(3, .fail)
    let page = folder.site().ask("/runs")
    #expect(page.status == 200)
    let newest = try #require(page.body.range(of: "href=\"/run/\(ServedFolder.run(3))\""))
    let second = try #require(page.body.range(of: "href=\"/run/\(ServedFolder.run(2))\""))
    #expect(newest.lowerBound < second.lowerBound)
    #expect(!page.body.contains("href=\"/run/\(ServedFolder.run(1))\""))
    #expect(page.body.contains("its record is not here"))
    #expect(
      page.body.contains(
        "href=\"/diff?old=\(ServedFolder.run(2))&amp;new=\(ServedFolder.run(3))\""))
  }

  @Test func `Two runs are compared in typed events`() {
    let (old, new) = (ServedFolder.run(1), ServedFolder.run(2))
    let page = folder.site().ask("/diff?old=\(old)&new=\(new)")
    #expect(page.status == 200)
    #expect(page.body.contains("outcome-changed reach-link-depth pass→fail"))
    #expect(folder.site().ask("/diff?old=\(old)&new=\(old)").body.contains("Nothing changed"))
    for query in [
      "", "?old=\(old)", "?old=last&new=\(new)", "?old=..&new=\(new)", "?old=/etc&new=.",
    ] {
      #expect(folder.site().ask("/diff\(query)").status == 404)
    }
  }

  @Test func `The files of a snapshot are shown as what they are`() {
    let site = folder.site()
    let report = site.ask("/snapshot/shops/market/ko-KR/report.json")
    #expect(report.headers["content-type"] == "application/json; charset=utf-8")
    #expect(report.body == "{\"file\": \"report.json\"}\n")
    for file in ["journey.md", "steps/01-home.yaml"] {
      let text = site.ask("/snapshot/shops/market/ko-KR/\(file)")
      #expect(text.headers["content-type"] == "text/plain; charset=utf-8")
      #expect(text.headers["content-security-policy"]?.contains("sandbox") == true)
      #expect(text.body == "{\"file\": \"\(file)\"}\n")
    }
  }

  @Test func `Hostile names are words on every page, and their links lead to them`() throws {
    let site = folder.site()
    let run = ServedFolder.run(2)
    let link = SiteAddress.ofCase(ServedFolder.hostile)
    for target in [
      "/", link, "/run/\(run)", "/runs", "/diff?old=\(ServedFolder.run(1))&new=\(run)",
    ] {
      let page = site.ask(target)
      #expect(page.status == 200, "\(target)")
      #expect(!page.body.contains("<script>alert") && !page.body.contains("<img"), "\(target)")
    }
    #expect(site.ask("/").body.contains("href=\"\(link)\""))
    let file = SiteAddress.snapshot(ServedFolder.hostile, "journey.md")
    #expect(site.ask(link).body.contains("href=\"\(file)\""))
    #expect(site.ask(file).status == 200)
    let words = "</title><script>alert(3)</script>"
    let found = site.ask("/?q=" + PercentCoding.encode(words))
    #expect(found.body.contains("value=\"&lt;/title&gt;&lt;script&gt;"))
    #expect(!found.body.contains("<script"))
  }

  @Test func `A report of many cases is shown in parts`() throws {
    let many = try ServedFolder()
    try many.put(1, .pass, (100..<230).map { CaseID(scenario: "case-\($0)", locale: "de") })
    let run = ServedFolder.run(1)
    let first = many.site().ask("/run/\(run)")
    #expect(first.body.contains("Cases 101 to 130 of 130"))
    #expect(first.body.contains("href=\"/run/\(run)?page=2\""))
    let second = many.site().ask("/run/\(run)?page=2")
    #expect(second.body.contains("30 cases: 30 pass"))
    #expect(many.site().ask("/run/\(run)?page=3").status == 404)
  }

  @Test func `Evidence and recordings are never shown`() throws {
    let run = ServedFolder.run(2)
    let record = folder.records.folder(ofRun: run) + "/shops/market/ko-KR/evidence.json"
    #expect(try String(contentsOfFile: record, encoding: .utf8).contains(ServedFolder.secret))
    for target in [
      "/run/\(run)", "/run/\(run)/shops/market/ko-KR/evidence.json",
      "/snapshot/shops/market/ko-KR/evidence.json", "/.exitway/history.sqlite",
      "/run/\(run)/run.json", "/snapshot/shops/market/ko-KR/", "/snapshot/shops/market/ko-KR",
      "/snapshot/shops/market/ko-KR/steps/", "/snapshot",
    ] {
      let answer = folder.site().ask(target)
      #expect(!answer.body.contains(ServedFolder.secret), "\(target)")
      if target != "/run/\(run)" { #expect(answer.status == 404, "\(target)") }
    }
  }
}

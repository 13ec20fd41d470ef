import Evidence
import Testing

@testable import Reporting

/// Pictures of the way in the HTML report.
struct HTMLPictureTests {
  private func picture(_ bytes: Int, label: String = "Leave") -> PictureDetail {
    PictureDetail(
      address: "https://${host}/leave", bytes: Array(repeating: 7, count: bytes), width: 640,
      height: 450, outlined: [label], heard: [], fontsMissing: [])
  }

  private func page(_ pictures: [PictureDetail], cases: Int = 1) throws -> String {
    var reports: [CaseReport] = []
    var details: [CaseID: CaseDetail] = [:]
    for number in 0..<cases {
      var report = Samples.all[0]
      report.caseID.scenario = "case-\(number)"
      var detail = CaseDetail()
      detail.pictures = pictures
      reports.append(report)
      details[report.caseID] = detail
    }
    var summary = RunSummary(toolVersion: "0", ruleSet: "0", of: reports)
    summary.details = details
    return String(decoding: try HTMLReporter().report(reports, summary), as: UTF8.self)
  }

  @Test func `a picture is part of the page, with its size and what it shows in words`() throws {
    var picture = picture(300)
    picture.heard = [.init(label: "Leave", name: "Close account", role: "button")]
    picture.fontsMissing = ["Hang"]
    let page = try page([picture])
    #expect(page.contains("<img src=\"data:image/jpeg;base64,BwcHBw"))
    #expect(page.contains("width=\"640\" height=\"450\" loading=\"lazy\""))
    #expect(page.contains("alt=\"https://${host}/leave in a browser, “Leave” outlined\""))
    #expect(page.contains("img-src data:"), "the policy lets it be shown")
    #expect(page.contains("Close account</bdi>” (<code>button</code>)"))
    #expect(page.contains("no font for <code>Hang</code>"))
    #expect(!(try self.page([])).contains("<img"))
  }

  @Test func `a label of a site does not leave the words that stand for the picture`() throws {
    let page = try page([picture(9, label: "\" onerror=\"alert(1)\"><script>")])
    #expect(page.contains("“&quot; onerror=&quot;alert(1)&quot;&gt;&lt;script&gt;” outlined\""))
  }

  @Test func `pictures take what is left of ten megabytes, the last pages of the way first`() throws
  {
    let pictures = [picture(200_000, label: "first"), picture(300_000, label: "last")]
    let one = try page(pictures)
    #expect(!one.contains("“first” outlined") && one.contains("“last” outlined"))
    #expect(one.contains("1 more picture is in the run&#39;s record."))
    let many = try page([picture(30_000), picture(30_000), picture(30_000)], cases: 100)
    #expect(many.utf8.count < 10_000_000)
    #expect(many.contains("<img"))
    let most = try page([picture(30_000)], cases: 330)
    #expect(!most.contains("<img"))
  }
}

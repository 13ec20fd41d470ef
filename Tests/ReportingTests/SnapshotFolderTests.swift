import Evidence
import Foundation
import Reporting
import Testing

struct SnapshotFolderTests {
  private func files(_ evidence: CaseEvidence, _ report: CaseReport = Samples.bad) throws
    -> [String: String]
  {
    let files = try SnapshotFolder(report, evidence).files()
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func `a page as a person reads it`() throws {
    let files = try files(Samples.evidence)
    #expect(
      files.keys.sorted() == [
        "journey.md", "report.json", "steps/01-account.yaml", "steps/02-close.yaml",
      ])
    #expect(files["steps/01-account.yaml"] == Golden.accountPage)
    #expect(files["steps/02-close.yaml"] == Golden.closePage)
  }

  @Test func `the whole walk`() throws {
    #expect(try files(Samples.evidence)["journey.md"] == Golden.journey)
  }

  @Test func `the report comes back from its file`() throws {
    let json = try #require(try files(Samples.evidence)["report.json"])
    #expect(try CanonicalJSON.decode(CaseReport.self, from: Array(json.utf8)) == Samples.bad)
  }

  @Test func `tokens and times that differ between visits change no file`() throws {
    func visit(_ token: String, _ time: String) throws -> [String: String] {
      var evidence = Samples.evidence
      evidence.pages[0].blocks[0].text = "내 계정 \(time) 3\(token.suffix(1))분 전"
      evidence.pages[1].controls[0].target = "https://${host}/close?csrf=\(token)"
      evidence.pages[1].address = "https://${host}/close?token=\(token)"
      var report = Samples.bad
      report.findings[0].quote = "Request \(token) of \(time)"
      report.findings[0].page = evidence.pages[1].address
      report.delete?.steps[0] = "1. follow \"\(time)\" on https://${host}/account?nonce=\(token)"
      return try files(evidence, report)
    }
    #expect(
      try visit("a81bc81b9d1e4c7f0001", "2026-11-24 10:53")
        == visit("07f3ab44e2d94d1b9c72", "2026-11-25 23:07"))
  }

  @Test func `hostile texts and ids stay inside their lines and folders`() throws {
    var evidence = Samples.evidence
    evidence.platform = Samples.hostile
    evidence.pages[0].address = "https://${host}/../../\u{202E}etc/passwd"
    evidence.pages[0].title?.text = Samples.hostile
    evidence.pages[0].blocks[0].text = Samples.hostile
    evidence.pages[1].controls[0].label = Samples.hostile
    evidence.pages[1].address = String(repeating: "/long", count: 400)
    let files = try files(evidence, Samples.hostileCase)
    #expect(files.keys.allSatisfy { $0.utf8.count < 80 && !$0.contains("..") })
    let page = try #require(files["steps/01-etc-passwd.yaml"])
    #expect(page.split(separator: "\n").count { $0.contains("<script>") } == 2)
    let walk = try #require(files["journey.md"])
    #expect(!walk.contains("<script>") && !walk.contains("\n# h") && !walk.contains("\n- zzz"))
    for text in [page, walk] {
      let controls = text.unicodeScalars.filter {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
      }
      #expect(controls.isEmpty)
    }
  }

  @Test func `texts are composed, and every file ends with one line end`() throws {
    var evidence = Samples.evidence
    evidence.pages[0].blocks[0].text = "Cafe\u{301}"
    for text in try files(evidence).values {
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
      #expect(!text.unicodeScalars.contains("\u{301}"))
    }
  }

  @Test func `written once, the folder is left alone`() throws {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("exitway-test-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    let store = SnapshotStore(root: root)
    guard case .changed(let files) = try store.write(Samples.bad, Samples.evidence) else {
      Issue.record("nothing was written")
      return
    }
    #expect(files.count == 4)
    #expect(try store.write(Samples.bad, Samples.evidence) == .unchanged)
    var shorter = Samples.evidence
    shorter.pages.removeLast()
    guard case .changed(let gone) = try store.write(Samples.bad, shorter) else {
      Issue.record("the missing page was not noticed")
      return
    }
    #expect(gone == ["journey.md", "steps/02-close.yaml"])
  }

  @Test func `a walk that found nothing says what was looked at and why it ended`() throws {
    var evidence = Samples.evidence
    evidence.session = .failed(EvidenceFailure(.loginFailed, "The password was refused."))
    evidence.delete = .observed(
      JourneyRecord(
        goal: .delete, from: "account", ended: EvidenceFailure(.notFound, "No control was met."),
        search: Samples.delete.search))
    let walk = try #require(try files(evidence)["journey.md"])
    for line in [
      "- session: login-failed: The declared log-in did not work. The password was refused.",
      "- ended before the final control: not-found: No way was found, and not every page was looked "
        + "at. No control was met.",
      "Pages looked at: 9; every page up to depth 2 was looked at.",
      "- “로그아웃” to `https://${host}/logout`: changes state",
    ] {
      #expect(walk.contains(line + "\n"), "\(line)")
    }
  }
}

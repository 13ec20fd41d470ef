import Evidence
import Foundation
import Testing

struct SnapshotStoreTests {
  private func files(_ report: CaseReport, steps: [String]) throws -> [SnapshotFile] {
    try [
      SnapshotFile(path: "report.json", bytes: CanonicalJSON.encode(report)),
      SnapshotFile(path: "journey.md", bytes: Array("walk\n".utf8)),
    ] + steps.map { SnapshotFile(path: "steps/\($0)", bytes: Array("page: \($0)\n".utf8)) }
  }

  @Test func `a snapshot is written once and then left alone`() throws {
    try withFolder { root in
      let store = SnapshotStore(root: root + "/snapshots")
      let steps = ["01-account.yaml", "02-close.yaml"]
      let first = try store.write(files(report(), steps: steps), of: report())
      #expect(
        first
          == .changed(["journey.md", "report.json", "steps/01-account.yaml", "steps/02-close.yaml"])
      )
      let folder = root + "/snapshots/demo/seven-steps/ko-KR"
      #expect(store.folder(of: caseID) == folder)
      let before = try FileManager.default.attributesOfItem(atPath: folder + "/report.json")
      #expect(try store.write(files(report(), steps: steps), of: report()) == .unchanged)
      let after = try FileManager.default.attributesOfItem(atPath: folder + "/report.json")
      #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
      #expect(try store.report(of: caseID) == report())
    }
  }

  @Test func `a step that is gone loses its file, a stranger's file stays`() throws {
    try withFolder { root in
      let store = SnapshotStore(root: root)
      _ = try store.write(files(report(), steps: ["01-a.yaml", "02-b.yaml"]), of: report())
      let folder = store.folder(of: caseID)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/steps/notes.txt"))
      let change = try store.write(files(report(), steps: ["01-a.yaml"]), of: report())
      #expect(change == .changed(["steps/02-b.yaml"]))
      #expect(AtomicFile.names(in: folder + "/steps") == ["01-a.yaml", "notes.txt"])
    }
  }

  @Test func `an obstacle does not overwrite a good snapshot`() throws {
    try withFolder { root in
      let store = SnapshotStore(root: root)
      let obstacle = report(.cantTell, obstacle: EvidenceFailure(.network, "No answer."))
      // Nothing is there yet: that the platform cannot be reached is worth a snapshot.
      guard case .changed = try store.write(files(obstacle, steps: []), of: obstacle) else {
        Issue.record("the first snapshot was not written")
        return
      }
      _ = try store.write(files(report(), steps: []), of: report())
      #expect(try store.write(files(obstacle, steps: []), of: obstacle) == .kept)
      #expect(try store.report(of: caseID)?.outcome == .fail)
    }
  }

  @Test func `a finding beside an obstacle is news`() {
    let partly = report(.fail, obstacle: EvidenceFailure(.loginFailed, "Refused."))
    let nothing = report(.cantTell, obstacle: EvidenceFailure(.network, "No answer."))
    #expect(!SnapshotStore.shouldKeepExisting(report(.pass), partly))
    #expect(SnapshotStore.shouldKeepExisting(partly, nothing))
    #expect(!SnapshotStore.shouldKeepExisting(nothing, nothing))
    #expect(!SnapshotStore.shouldKeepExisting(nil, nothing))
    #expect(!SnapshotStore.shouldKeepExisting(report(.pass), report(.cantTell)))
  }

  @Test func `a snapshot of a newer exitway is not overwritten, a damaged one is`() throws {
    try withFolder { root in
      let store = SnapshotStore(root: root)
      var newer = report()
      newer.version = 99
      _ = try store.write(files(newer, steps: []), of: newer)
      let error = #expect(throws: EvidenceError.self) {
        try store.write(files(report(), steps: []), of: report())
      }
      #expect(error?.code == .versionTooNew)
      let path = store.folder(of: caseID) + "/report.json"
      try AtomicFile.write(Array("<<<<<<< ours\n".utf8), to: path)
      #expect(
        throws: EvidenceError(
          .notJSON, path: path, detail: "there is no JSON object with a version")
      ) { try store.report(of: caseID) }
      #expect(
        try store.write(files(report(), steps: []), of: report()) == .changed(["report.json"]))
    }
  }

  @Test(arguments: ["../../etc", "/etc/passwd", "a/../../b", "..", "", "a//b", "x\u{0}y", "a\\b\n"])
  func `no case id leads out of the folder`(scenario: String) throws {
    try withFolder { root in
      let store = SnapshotStore(root: root + "/in/snapshots")
      let stray = report(caseID: CaseID(scenario: scenario, locale: "../ko"))
      _ = try store.write(files(stray, steps: ["01-a.yaml"]), of: stray)
      let all = EvidenceTests.files(below: root)
      #expect(all.count == 3)
      #expect(all.allSatisfy { $0.hasPrefix("in/snapshots/") && !$0.contains("..") })
    }
  }

  @Test func `names of any script stay readable, and different names stay different`() {
    let cjk = CaseID(scenario: "쿠키 상점/한국", locale: "ko-KR")
    #expect(SafeName.path(of: cjk).hasPrefix("쿠키-상점-"))
    #expect(SafeName.path(of: cjk).hasSuffix("/한국/ko-KR"))
    #expect(SafeName.component("a?b") != SafeName.component("a*b"))
    #expect(SafeName.component("good-exit_2.1") == "good-exit_2.1")
    #expect(SafeName.component(String(repeating: "한", count: 500)).utf8.count <= 80)
    #expect(SafeName.slug("  회원 탈퇴: Close/“Account”?  ") == "회원-탈퇴-close-account")
    #expect(SafeName.slug(String(repeating: "word ", count: 50)).utf8.count <= 40)
    #expect(SafeName.slug("\u{202E}../..\u{0}") == "")
  }

  @Test func `a file of a snapshot cannot be named out of it`() throws {
    try withFolder { root in
      for path in ["../x.json", "steps/../../x", "/x", "steps/a/b.yaml", ".hidden", "other/x.yaml"]
      {
        let error = #expect(throws: EvidenceError.self) {
          try SnapshotStore(root: root + "/s").write([.init(path: path, bytes: [])], of: report())
        }
        #expect(error?.code == .notWritable)
      }
      #expect(EvidenceTests.files(below: root) == [])
    }
  }
}

/// Snapshots that an older exitway wrote.
struct ReportUpgradeTests {
  /// A report of the first version, as it lay in a repository.
  private static let first = """
    {"caseID":{"locale":"ko-KR","scenario":"shop"},"delete":{"counts":{"actions":2,\
    "channelSwitches":0,"fieldsRequired":0,"flow":1,"identityChecks":0,"nav":1,"optionsShown":3,\
    "pages":2,"reconfirmations":0,"waits":0},"search":{"exhaustiveToDepth":1,"pagesSeen":4,\
    "rejected":[]},"steps":["1. follow"]},"expectedLanguage":"ko","findings":[{"advice":"",\
    "dimension":"steps","expected":"E.","observed":"O.","outcome":"pass","rule":"r",\
    "severity":"major","trace":[]}],"outcome":"pass","platform":"Shop","profiles":[],\
    "ruleSet":"0.1.0","scores":[],"version":1}
    """

  @Test func `A report of the first version is read, with what it does not know left empty`()
    throws
  {
    let report = try CaseReport.read(Array(Self.first.utf8), "report.json")
    #expect(report.version == CaseReport.currentVersion)
    #expect(report.delete?.counts.nav == 1 && report.delete?.walk.isEmpty == true)
    #expect(report.findings.first?.norms.isEmpty == true)
  }

  @Test(arguments: ["", "[]", "{\"version\":1}", "{\"version\":99}", "{\"version\":\"1\"}"])
  func `What is no report stays an error`(text: String) {
    #expect(throws: EvidenceError.self) { try CaseReport.read(Array(text.utf8), "report.json") }
  }
}

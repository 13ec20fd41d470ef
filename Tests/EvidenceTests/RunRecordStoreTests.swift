import Evidence
import Foundation
import Testing

struct RunRecordStoreTests {
  private let exchange = ExchangeRecord(
    address: "https://${host}/account", method: "GET", intent: "read", status: 302,
    httpVersion: "HTTP/1.1", startedMilliseconds: 12, totalMicroseconds: 3400, bytes: 3,
    bodyHash: ContentHash(of: Array("abc".utf8)), remoteAddress: "127.0.0.1",
    contentType: "text/html", redirectTo: "https://${host}/login",
    headers: [.init(name: "Content-Type", value: "text/html")])

  /// The list as its readers take it.
  private struct List: Decodable {
    var exchanges: [ExchangeRecord]
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a record comes back as it was written, and only the owner may read it`() throws {
    try withFolder { root in
      let store = RunRecordStore(root: root + "/.exitway/runs")
      let other = CaseID(scenario: "demo/good-exit", locale: "de-DE")
      try store.write(run: "r1", evidence: evidence(saying: "x"), exchanges: [exchange])
      try store.write(run: "r1", evidence: evidence(saying: "y", caseID: other), exchanges: [])
      #expect(try store.evidence(run: "r1", caseID: caseID) == evidence(saying: "x"))
      #expect(try store.evidence(run: "r1").map(\.caseID) == [other, caseID])
      #expect(store.runs() == [], "a run begins with its manifest")
      let manifest = RunManifest(
        tool: "1", ruleSet: "1", userAgent: "x", today: "2026-01-01", robotsIgnored: nil,
        ownProfiles: [], cases: [])
      try store.write(manifest, run: "r1")
      #expect(store.runs() == ["r1"])
      let folder = root + "/.exitway/runs/r1/demo/seven-steps/ko-KR"
      #expect(try mode(folder) == 0o700)
      #expect(try mode(root + "/.exitway") == 0o700)
      #expect(try mode(folder + "/evidence.json") == 0o600)
      #expect(try mode(folder + "/exchanges.json") == 0o600)
      let list = try Data(contentsOf: URL(filePath: folder + "/exchanges.json"))
      #expect(try JSONDecoder().decode(List.self, from: list).exchanges == [exchange])
    }
  }

  @Test func `a file that others could read is closed, equal or not`() throws {
    try withFolder { root in
      let store = RunRecordStore(root: root)
      try store.write(run: "r", evidence: evidence(saying: "x"), exchanges: [])
      let path = store.folder(ofRun: "r") + "/demo/seven-steps/ko-KR/evidence.json"
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      try store.write(run: "r", evidence: evidence(saying: "x"), exchanges: [])
      #expect(try mode(path) == 0o600)
    }
  }

  @Test func `what is missing is nil, what is damaged or too new is an error`() throws {
    try withFolder { root in
      let store = RunRecordStore(root: root)
      #expect(try store.evidence(run: "none", caseID: caseID) == nil)
      #expect(try store.evidence(run: "none") == [])
      try store.write(run: "r", evidence: evidence(saying: "x"), exchanges: [])
      let path = store.folder(ofRun: "r") + "/demo/seven-steps/ko-KR/evidence.json"
      for (text, code) in [
        ("{\"version\": 3, \"shape\": \"unknown\"}", EvidenceError.Code.versionTooNew),
        ("{\"version\": 1}", .notJSON), ("", .notJSON), ("[1,", .notJSON),
      ] {
        try AtomicFile.write(Array(text.utf8), to: path)
        let error = #expect(throws: EvidenceError.self) {
          try store.evidence(run: "r", caseID: caseID)
        }
        #expect(error?.code == code)
      }
    }
  }

  @Test func `a run's name cannot lead elsewhere`() {
    let store = RunRecordStore(root: "runs")
    #expect(store.folder(ofRun: "2026-11-24") == "runs/2026-11-24")
    #expect(store.folder(ofRun: "../../x").split(separator: "/").count == 2)
  }
}

import Foundation
import Testing

/// What `doctor` finds amiss on a machine, and what it says to do about it.
struct DoctorTests {
  private struct Document: Decodable {
    struct Check: Decodable {
      var name: String
      var state: String
      var detail: String
      var hint: String?
    }
    var version: String
    var checks: [Check]

    subscript(name: String) -> Check? { checks.first { $0.name == name } }
  }

  private func doctor(
    in folder: TemporaryFolder, _ environment: [String: String] = [:]
  ) async throws -> (status: Int32, document: Document) {
    let run = try await ToolRun(
      ["doctor", "--format", "json"], in: folder.url, environment: environment)
    return (run.status, try JSONDecoder().decode(Document.self, from: Data(run.output.utf8)))
  }

  @Test func `A machine that can run checks is told so, line by line`() async throws {
    let folder = try TemporaryFolder()
    let run = try await ToolRun(["doctor"], in: folder.url)
    #expect(run.status == 0, "\(run.output)")
    for start in [
      "✓ libraries: libcurl/", "✓ data: ", "✓ certificates: ", "✓ write access: ", "✓ clock: 20",
      "✓ git: git version ",
    ] {
      #expect(run.output.contains("\n" + start), "\(start) in \(run.output)")
    }
    #expect(run.output.contains(" libxml2/2.") && run.output.contains(" SQLite/3."))
    for name in ["disk", "open files", "time zones", "home", "locale", "browser", "fonts"] {
      #expect(run.output.contains(" \(name): "), "\(run.output)")
    }
  }

  @Test func `A folder that cannot be written to is a failure, with exit code 4`() async throws {
    let folder = try TemporaryFolder()
    // A file where the folder should be stops even root.
    try Data().write(to: folder.url.appending(path: ".exitway"))
    let (status, document) = try await doctor(in: folder)
    #expect(status == 4)
    #expect(document["write access"]?.state == "failure")
    #expect(document["write access"]?.hint?.contains("--output") == true)
  }

  @Test func `A clock before the last run is wrong`() async throws {
    let folder = try TemporaryFolder()
    let run = folder.url.appending(path: ".exitway/runs/20990101T000000.000Z-1")
    try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: run.appending(path: "run.json"))
    let (status, document) = try await doctor(in: folder)
    #expect(status == 4)
    #expect(
      document["clock"]?.detail.contains("before the last run here, 2099-01-01") == true,
      "\(String(describing: document["clock"]))")
  }

  @Test func `What is missing is a warning that says what to install, and no more than that`()
    async throws
  {
    let folder = try TemporaryFolder()
    let (status, document) = try await doctor(
      in: folder, ["PATH": folder.url.path(), "EXITWAY_BROWSER": "", "HOME": "", "LC_ALL": "C"])
    #expect(status == 0)
    for (name, hint) in [
      ("git", "apt-get install git"), ("browser", "apt-get install chromium-headless-shell"),
      ("fonts", "apt-get install fontconfig"), ("home", "HOME"), ("locale", "LC_ALL=C.UTF-8"),
    ] {
      #expect(document[name]?.state == "warning", "\(name)")
      #expect(document[name]?.hint?.contains(hint) == true, "\(name)")
    }
  }

  @Test func `Fonts that a browser lacks are named with their package`() async throws {
    let folder = try TemporaryFolder()
    let program = folder.url.appending(path: "fc-list")
    // Knows Japanese only.
    try "#!/bin/sh\ncase $1 in :lang=ja) echo Mincho ;; esac\n"
      .write(to: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: program.path())
    let (_, document) = try await doctor(in: folder, ["PATH": folder.url.path()])
    let fonts = try #require(document["fonts"])
    #expect(fonts.detail.hasPrefix("none for Korean, Chinese, Arabic;"), "\(fonts.detail)")
    #expect(fonts.hint == "apt-get install fonts-noto-cjk fonts-noto-core")
  }
}

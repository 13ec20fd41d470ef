import Foundation
import TestSupport
import Testing

/// What the tool gives other people and programs of the machine: nothing to read, no shell, no name
/// to guess.
struct PrivilegeTests {
  /// A folder whose `exitway.yaml` tells a program of everything that is found.
  private func watched(_ words: String) throws -> ExitSite {
    let site = try ExitSite(cases: 1)
    let settings = "notify: {to: [{command: \(words)}]}\n"
    try settings.write(
      to: site.folder.url.appending(path: "exitway.yaml"), atomically: true, encoding: .utf8)
    let program = site.folder.url.appending(path: "say")
    try "#!/bin/sh\nprintf '%s\\n' \"$@\" >said\ncat >>said\n"
      .write(to: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path())
    return site
  }

  @Test func `Only the owner can read what may hold personal data, whatever the umask`()
    async throws
  {
    let site = try watched("[./say]")
    defer { site.server.stop() }
    let open = "umask 000; exec \"$@\""
    for arguments in [
      ["check"], ["check"], ["merge", ".", "--output", "all"], ["history", "--output", "all"],
      ["schedule", "run", "--due"],
    ] {
      _ = try await site.folder.run(arguments, through: open)
    }
    for folder in [".exitway", "all/.exitway"] {
      let top = site.folder.url.appending(path: folder).path()
      let names = try FileManager.default.subpathsOfDirectory(atPath: top)
      #expect(names.contains("history.sqlite") && names.contains { $0.hasSuffix(".warc.gz") })
      for path in [top] + names.map({ "\(top)/\($0)" }) {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
        let mode = try #require(attributes[.posixPermissions] as? Int)
        #expect(mode == (isFolder ? 0o700 : 0o600), "\(path): \(String(mode, radix: 8))")
      }
    }
  }

  @Test func `No shell reads the words of a command`() async throws {
    let words = [
      "$(touch pwned)", "; touch pwned", "`touch pwned`", "> pwned", "| touch pwned", "*",
    ]
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    let site = try watched("[./say, \(list)]")
    defer { site.server.stop() }
    let run = try await site.folder.run(["schedule", "notify", "--test"])
    let said = try? String(contentsOf: site.folder.url.appending(path: "said"), encoding: .utf8)
    let told = try #require(said, "\(run.output)\(run.complaints)")
    #expect(told.hasPrefix(words.joined(separator: "\n") + "\n{"), "\(told.prefix(300))")
    let names = try FileManager.default.contentsOfDirectory(atPath: site.folder.url.path())
    #expect(!names.contains("pwned"))
  }

  @Test func `No name of a revision becomes an option or a command`() async throws {
    let folder = try TemporaryFolder()
    try Child.run("/usr/bin/env", ["git", "-C", folder.url.path(), "init", "-q"])
    for name in [
      "; touch pwned", "$(touch pwned)", "--output=pwned", "HEAD --output=pwned", "@{-1}",
    ] {
      let run = try await folder.run(["diff", "--", name, "."])
      #expect(run.status == 2 && run.complaints.contains("no revision"), "\(run.complaints)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path())
    #expect(names == [".git"])
  }

  @Test func `What is taken out of a repository is unpacked where only the owner looks`()
    async throws
  {
    let site = try ExitSite(cases: 1)
    defer { site.server.stop() }
    _ = try await site.folder.run(["check"])
    let path = site.folder.url.path()
    let user = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in [["init", "-q"], ["add", "snapshots"], user + ["commit", "-qm", "x"]] {
      try Child.run("/usr/bin/env", ["git", "-C", path] + words)
    }
    // A tar of our own looks at the folder before the real one unpacks into it.
    let programs = site.folder.url.appending(path: "programs")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: false)
    let tar = programs.appending(path: "tar")
    try "#!/bin/sh\nstat -c '%a %n' \"$4\" >'\(path)/seen'\nPATH=${PATH#*:} exec tar \"$@\"\n"
      .write(to: tar, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tar.path())
    let run = try await site.folder.run(
      ["diff", "HEAD", "."], through: "umask 000; PATH='\(programs.path())':$PATH exec \"$@\"")
    #expect(run.status == 0, "\(run.output)\(run.complaints)")
    let seen = try String(contentsOf: site.folder.url.appending(path: "seen"), encoding: .utf8)
    let name = #/700 .*\/exitway-diff-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\/?\n/#
    #expect(try name.wholeMatch(in: seen) != nil, "\(seen)")
  }

  /// Where programs are started, and with what: a new place needs a look of its own.
  @Test func `Programs are started in four places, and none is a shell`() throws {
    let starts = ["Process()", "posix_spawn(", "popen(", "system(", "execv", "fork("]
    var places: Set<String> = []
    let sources = try TemporaryFolder.files(below: ToolRun.root.appending(path: "Sources"))
    for (name, data) in sources where name.hasSuffix(".swift") {
      let text = String(decoding: data, as: UTF8.self)
      if starts.contains(where: text.contains) { places.insert(name) }
      // Those two write files for cron and Kubernetes.
      if !name.contains("ScheduleExport") { #expect(!text.contains("bin/sh"), "\(name)") }
    }
    #expect(
      places == [
        "Delivery/CommandCall.swift", "Rendering/BrowserProcess.swift", "exitway/DiffSide.swift",
        "exitway/ProgramAnswer.swift",
      ])
  }
}

import Evidence
import Foundation
import Glibc
import Testing

struct AtomicFileTests {
  private func code(_ body: () throws -> Void) -> EvidenceError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? EvidenceError)?.code
    }
  }

  @Test func `a write that fails at its last step leaves the old state and nothing beside it`()
    throws
  {
    try withFolder { root in
      // A folder that is not empty cannot be renamed over: everything before succeeds.
      let target = root + "/report.json"
      try AtomicFile.makeFolder(target + "/inside")
      #expect(code { try AtomicFile.write([1, 2], to: target) } == .notWritable)
      let long = root + "/" + String(repeating: "n", count: 300)
      #expect(code { try AtomicFile.write([1, 2], to: long) } == .notWritable)
      #expect(AtomicFile.names(in: root) == ["report.json"])
      #expect(AtomicFile.names(in: target) == ["inside"])
    }
  }

  @Test func `a file in a folder's place is told, not overwritten`() throws {
    try withFolder { root in
      try AtomicFile.write([7], to: root + "/snapshots")
      #expect(code { try AtomicFile.makeFolder(root + "/snapshots/demo") } == .notWritable)
      #expect(code { try AtomicFile.makeFolder(root + "/snapshots") } == .notWritable)
      #expect(try AtomicFile.read(root + "/snapshots") == [7])
    }
  }

  @Test func `a device or pipe is written to, and never replaced`() throws {
    try withFolder { folder in
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let reader = open(pipe, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      #expect(code { _ = try AtomicFile.write([1], to: pipe) } == .notWritable)
      try AtomicFile.deliver(Array("words".utf8), to: pipe)
      var bytes = [UInt8](repeating: 0, count: 9)
      #expect(read(reader, &bytes, 9) == 5 && bytes.starts(with: Array("words".utf8)))

      #expect(code { _ = try AtomicFile.write([1], to: "/dev/null") } == .notWritable)
      try AtomicFile.deliver([1], to: "/dev/null")
      var status = stat()
      #expect(lstat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)

      let (file, link) = (folder + "/file", folder + "/link")
      _ = try AtomicFile.write([1], to: file)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      try AtomicFile.deliver([2], to: link)
      #expect(try AtomicFile.read(file) == [2], "what a person's own link leads to is written")
    }
  }

  @Test func `a link is replaced, never written through`() throws {
    try withFolder { root in
      try AtomicFile.write([1], to: root + "/elsewhere")
      try FileManager.default.createSymbolicLink(
        atPath: root + "/report.json", withDestinationPath: root + "/elsewhere")
      #expect(code { _ = try AtomicFile.read(root + "/report.json") } == .unreadable)
      try AtomicFile.write([2], to: root + "/report.json")
      #expect(try AtomicFile.read(root + "/elsewhere") == [1])
      #expect(try AtomicFile.read(root + "/report.json") == [2])
    }
  }

  @Test func `what a killed process left is swept, what is being written stays`() throws {
    try withFolder { root in
      for name in [".exitway-left.tmp", "kept.tmp"] {
        try AtomicFile.write([1], to: root + "/" + name)
      }
      try FileManager.default.createSymbolicLink(
        atPath: root + "/.exitway-link.tmp", withDestinationPath: root + "/kept.tmp")
      let file = try GrowingFile(root + "/growing")
      try file.append([1, 2])
      AtomicFile.sweep(root)
      let names = AtomicFile.names(in: root)
      #expect(names.count == 3 && names.contains("kept.tmp"))
      #expect(!names.contains(".exitway-left.tmp"))
      try file.commit()
      #expect(try AtomicFile.read(root + "/growing") == [1, 2])
    }
  }

  @Test func `the name of a file in work cannot be guessed, and nobody else may read it`() throws {
    try withFolder { root in
      let files = try (0..<50).map { try GrowingFile("\(root)/\($0)") }
      let names = AtomicFile.names(in: root)
      #expect(names.count == files.count)
      for name in names {
        // 128 bits in base 36 are 20 characters at the least but once in billions.
        #expect(name.wholeMatch(of: /\.exitway-[0-9a-z]{20,26}\.tmp/) != nil, "\(name)")
        let mode = try FileManager.default.attributesOfItem(atPath: root + "/" + name)
        #expect(mode[.posixPermissions] as? Int == 0o600)
      }
      for file in files { file.abandon() }
    }
  }

  @Test func `writers and sweepers do not harm each other`() async throws {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("exitway-sweep-\(UUID().uuidString)").path
    try AtomicFile.makeFolder(root)
    defer { try? FileManager.default.removeItem(atPath: root) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          for version in 0..<100 {
            try AtomicFile.write(
              [UInt8](repeating: UInt8(version), count: 5000), to: "\(root)/\(writer)")
          }
        }
      }
      group.addTask {
        for _ in 0..<2000 { AtomicFile.sweep(root) }
      }
      try await group.waitForAll()
    }
    #expect(AtomicFile.names(in: root) == ["0", "1"])
  }

  @Test func `readers see one whole version while writers race`() async throws {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("exitway-race-\(UUID().uuidString)").path
    try AtomicFile.makeFolder(root)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = root + "/report.json"
    let sizes = [10, 200_000, 70_000]
    try AtomicFile.write([UInt8](repeating: 0, count: 10), to: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (version, size) in sizes.enumerated() {
        group.addTask {
          for _ in 0..<20 {
            try AtomicFile.write([UInt8](repeating: UInt8(version), count: size), to: path)
          }
        }
      }
      group.addTask {
        for _ in 0..<100 {
          let bytes = try #require(try AtomicFile.read(path))
          let version = try #require(bytes.first)
          #expect(bytes.count == sizes[Int(version)])
          #expect(bytes.allSatisfy { $0 == version })
        }
      }
      try await group.waitForAll()
    }
    #expect(AtomicFile.names(in: root) == ["report.json"])
  }

  @Test func `an error says what to do`() {
    for code in EvidenceError(.diskFull, path: "x", detail: "y").allCodes {
      #expect(EvidenceError(code, path: "x", detail: "y").hint.hasSuffix("."))
    }
    #expect(
      EvidenceError(.diskFull, path: "snapshots/a", detail: "No space left on device").description
        == "disk-full: snapshots/a: No space left on device. "
        + "Free some space, or choose another folder with --output.")
  }
}

extension EvidenceError {
  fileprivate var allCodes: [Code] { Code.allCases }
}

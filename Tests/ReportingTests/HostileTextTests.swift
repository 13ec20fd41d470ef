import Evidence
import Foundation
import Reporting
import TestSupport
import Testing

/// What a hostile site or scenario cannot do to any format.
struct HostileTextTests {
  private func report(_ name: String, _ text: String) throws -> [UInt8] {
    let reports = HostileTexts.cases(text)
    return try ReporterRegistry.named(name).report(reports, HostileTexts.summary(reports, text))
  }

  @Test(arguments: ReporterRegistry.all().map(\.identifier))
  func `No format lets a control or a turned reading order through`(name: String) throws {
    for text in HostileTexts.all {
      let bytes = try report(name, text)
      let written = try #require(String(validating: bytes, as: UTF8.self), "\(name) is not UTF-8")
      let unseen = written.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x0A, 0x0D: false
        case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F:
          true
        default: false
        }
      }
      #expect(unseen.isEmpty, "\(name), \(text.prefix(40).debugDescription)")
    }
  }

  @Test func `Readers of other people read every report back`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "exitway-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files: [String] = []
    for name in ["csv", "json", "junit", "sarif"] {
      for (number, text) in HostileTexts.all.enumerated() {
        let file = folder.appending(path: "\(number).\(name)")
        try Data(try report(name, text)).write(to: file)
        files.append(file.path())
      }
    }
    let arguments = files
    try await onThread { try FormatValidator.run(arguments) }
  }

  @Test(arguments: ["github", "text"])
  func `A log of GitHub Actions has our commands only`(name: String) throws {
    for text in HostileTexts.all {
      let written = String(decoding: try report(name, text), as: UTF8.self)
      for line in written.split(whereSeparator: \.isNewline) {
        let line = line.trimmingPrefix { $0 == " " }
        // The runner finds this older form anywhere in a line that is no command of the newer one.
        if !line.hasPrefix("::") { #expect(!line.contains("##["), "\(line.prefix(80))") }
        guard line.utf8.starts(with: "::".utf8) else { continue }
        #expect(name == "github", "\(line.prefix(80))")
        let isOurs =
          try #/^::(error|warning|notice) (file=[^:,]*,line=7,)?title=[^:,]*::/#
          .prefixMatch(in: String(line)) != nil
        #expect(isOurs, "\(line.prefix(80))")
      }
    }
  }
}

/// Reads files back with programs of other people.
enum FormatValidator {
  /// Throws where one of the files is not what its ending says; what is wrong is printed.
  static func run(_ files: [String]) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try Child.run(
      root.appending(path: ".build/test-tools/bin/python").path(),
      [root.appending(path: "scripts/validate-formats.py").path()] + files)
  }
}

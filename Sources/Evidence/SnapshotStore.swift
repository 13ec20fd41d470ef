import Foundation

/// One file of a case's snapshot folder.
package struct SnapshotFile: Sendable, Hashable {
  /// Below the case's folder: `report.json`, `steps/01-account.yaml`.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What ``SnapshotStore/write(_:of:)`` did.
package enum SnapshotChange: Sendable, Hashable {
  case unchanged
  /// Nothing could be told this time, so the snapshot of a better day stays.
  case kept
  /// Files written or removed, sorted.
  case changed([String])
}

/// The folder `snapshots/`, one folder a case: stable files meant for version control.
///
/// It writes files whole, leaves those alone whose bytes are equal, and touches nothing but
/// `report.json`, `journey.md` and `steps/*.yaml` of the case at hand.
package struct SnapshotStore: Sendable {
  package static let reportName = "report.json"
  package static let journeyName = "journey.md"
  package static let stepsFolder = "steps"

  private let root: String

  /// Uses a folder, which is made when the first snapshot is written.
  package init(root: String) {
    self.root = root
  }

  /// The folder of a case; its name is safe whatever the case is called.
  package func folder(of caseID: CaseID) -> String {
    root + "/" + SafeName.path(of: caseID)
  }

  /// The report of the last snapshot; nil where there is none.
  package func report(of caseID: CaseID) throws(EvidenceError) -> CaseReport? {
    let path = folder(of: caseID) + "/" + Self.reportName
    guard let bytes = try AtomicFile.read(path) else { return nil }
    return try CaseReport.read(bytes, path)
  }

  /// True where the new report tells nothing and the old one tells something.
  ///
  /// A platform that cannot be reached has not changed: its last good snapshot stays.
  package static func shouldKeepExisting(_ old: CaseReport?, _ new: CaseReport) -> Bool {
    guard let old else { return false }
    return toldNothing(new) && !toldNothing(old)
  }

  /// Replaces a case's snapshot, `report.json` last, and removes step files that are gone.
  ///
  /// - Throws: `versionTooNew` where a newer exitway wrote the snapshot in place, so that an old one
  ///   does not destroy it.
  package func write(_ files: [SnapshotFile], of report: CaseReport) throws(EvidenceError)
    -> SnapshotChange
  {
    let folder = folder(of: report.caseID)
    if Self.shouldKeepExisting(try readableReport(of: report.caseID), report) { return .kept }
    let steps = folder + "/" + Self.stepsFolder
    try AtomicFile.makeFolder(steps)
    var changed: [String] = []
    // A reader who meets a new report.json meets the files it goes with.
    for file in files.sorted(by: Self.reportLast) {
      try Self.refuseStrayPath(file.path)
      if try AtomicFile.write(file.bytes, to: "\(folder)/\(file.path)") {
        changed.append(file.path)
      }
    }
    let current = Set(files.map(\.path))
    for name in AtomicFile.names(in: steps) where name.hasSuffix(".yaml") {
      let path = "\(Self.stepsFolder)/\(name)"
      guard !current.contains(path) else { continue }
      try AtomicFile.remove("\(folder)/\(path)")
      changed.append(path)
    }
    AtomicFile.sweep(folder)
    AtomicFile.sweep(steps)
    return changed.isEmpty ? .unchanged : .changed(changed.sorted())
  }

  /// The report in place, if it can be understood; a damaged one may be replaced.
  private func readableReport(of caseID: CaseID) throws(EvidenceError) -> CaseReport? {
    do throws(EvidenceError) {
      return try report(of: caseID)
    } catch  where error.code == .notJSON {
      return nil
    }
  }

  private static func toldNothing(_ report: CaseReport) -> Bool {
    report.obstacle != nil
      && report.findings.allSatisfy { $0.outcome == .cantTell || $0.outcome == .notApplicable }
  }

  private static func reportLast(_ left: SnapshotFile, _ right: SnapshotFile) -> Bool {
    (left.path == reportName ? 1 : 0, left.path) < (right.path == reportName ? 1 : 0, right.path)
  }

  private static func refuseStrayPath(_ path: String) throws(EvidenceError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isStep = parts.count == 2 && parts[0] == stepsFolder
    guard parts.count == 1 || isStep, parts.allSatisfy({ SafeName.component($0) == $0 }) else {
      throw EvidenceError(.notWritable, path: path, detail: "the name leads out of the snapshot")
    }
  }
}

/// File names made of texts that others chose.
package enum SafeName {
  /// Longest component in bytes, far below the 255 of common file systems.
  private static let longest = 80

  /// A case's folder below a root; different cases have different folders.
  package static func path(of caseID: CaseID) -> String {
    let parts = caseID.scenario.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.map { component(String($0)) } + [component(caseID.locale)])
      .joined(separator: "/")
  }

  /// The text itself where it is a harmless name; otherwise what is harmless in it, and a digest.
  ///
  /// Letters and digits of any script, `-`, `_` and inner dots are harmless.
  package static func component(_ text: String) -> String {
    let whole = text.precomposedStringWithCanonicalMapping
    var name = ""
    for scalar in whole.unicodeScalars {
      let isKept = isWord(scalar) || "-_.".unicodeScalars.contains(scalar)
      name.unicodeScalars.append(isKept ? scalar : "-")
    }
    while name.first == "." { name.removeFirst() }
    name = cut(name, longest)
    guard name != whole || name.isEmpty else { return name }
    return cut(name, longest - 9) + "-" + ContentHash(of: Array(text.utf8)).description.prefix(8)
  }

  /// The words of a text in lower case, joined by `-`; at most 40 bytes, empty where there are none.
  package static func slug(_ text: String) -> String {
    let whole = text.precomposedStringWithCanonicalMapping.lowercased()
    let words = whole.unicodeScalars.split { !isWord($0) }.map { String($0) }
    var slug = ""
    for word in words {
      let longer = slug.isEmpty ? word : slug + "-" + word
      guard longer.utf8.count <= 40 else { return slug.isEmpty ? cut(word, 40) : slug }
      slug = longer
    }
    return slug
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .nonspacingMark, .spacingMark:
      // U+115F and its like are letters that nobody sees.
      !scalar.properties.isDefaultIgnorableCodePoint
    default: false
    }
  }

  /// Cuts between scalars, so that the name stays UTF-8.
  private static func cut(_ text: String, _ bytes: Int) -> String {
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      used += UTF8.width(scalar)
      guard used <= bytes else { break }
      result.append(scalar)
    }
    return String(result)
  }
}

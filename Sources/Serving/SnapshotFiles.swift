import Evidence

/// The files of snapshots that may be read: the journey, the report and the steps, and nothing else.
struct SnapshotFiles {
  private static let mostSteps = 100

  /// The folder of all snapshots.
  let root: String

  /// What is there of a case: paths below its snapshot, as a reader wants them.
  func names(of caseID: CaseID) -> [String] {
    let folder = Self.parts(of: caseID)
    guard PlainFile.isFolder(folder, below: root) else { return [] }
    let path = root + "/" + folder.joined(separator: "/")
    let whole = [SnapshotStore.journeyName, SnapshotStore.reportName].filter {
      AtomicFile.exists("\(path)/\($0)")
    }
    guard PlainFile.isFolder(folder + [SnapshotStore.stepsFolder], below: root) else {
      return whole
    }
    let steps = AtomicFile.names(in: "\(path)/\(SnapshotStore.stepsFolder)").filter(Self.isStep)
    return whole + steps.prefix(Self.mostSteps).map { "\(SnapshotStore.stepsFolder)/\($0)" }
  }

  /// A file by the parts of its address: scenario, locale, and the path below the snapshot.
  ///
  /// - Returns: the file; nil for anything that is not one of a snapshot's files.
  func answer(_ parts: [String]) -> SiteResponse? {
    guard let name = parts.last else { return nil }
    let isStep = parts.count > 1 && parts[parts.count - 2] == SnapshotStore.stepsFolder
    let file = isStep ? Array(parts.suffix(2)) : [name]
    guard isStep ? Self.isStep(name) : Self.kinds[name] != nil,
      let caseID = CaseID(path: parts.dropLast(file.count)),
      let bytes = PlainFile.read(Self.parts(of: caseID) + file, below: root)
    else { return nil }
    return SiteResponse(.found, Self.kinds[name] ?? .text, bytes)
  }

  private static let kinds: [String: SiteResponse.Kind] = [
    SnapshotStore.journeyName: .text, SnapshotStore.reportName: .json,
  ]

  private static func isStep(_ name: String) -> Bool {
    name.hasSuffix(".yaml") && SafeName.component(name) == name
  }

  private static func parts(of caseID: CaseID) -> [String] {
    SafeName.path(of: caseID).split(separator: "/").map(String.init)
  }
}

extension CaseID {
  /// The case of an address, whose last part is the locale; nil where a part is missing.
  init?(path: some BidirectionalCollection<String>) {
    guard let locale = path.last, path.count > 1 else { return nil }
    self.init(scenario: path.dropLast().joined(separator: "/"), locale: locale)
  }
}

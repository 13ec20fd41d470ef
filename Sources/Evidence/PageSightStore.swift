extension RunRecordStore {
  private static let folderName = "pictures"

  /// Writes the pictures of a case.
  ///
  /// - Parameters:
  ///   - sights: of each page, its pictures.
  ///   - run: the run's name.
  ///   - caseID: the case.
  /// - Returns: what was written, for `run.json`.
  /// - Throws: where a file cannot be written.
  package func write(
    _ sights: [PageSight], run: String, caseID: CaseID
  ) throws(EvidenceError) -> [KeptFile] {
    var kept: [KeptFile] = []
    for sight in sights {
      for file in sight.files {
        let path = Self.folderName + "/" + SafeName.component(sight.page) + file.kind.ending
        try keepCopy(of: file.bytes, at: folder(of: caseID, run: run) + path)
        var entry = KeptFile(
          kind: file.kind, page: sight.page, path: path,
          hash: ContentHash(of: file.bytes).description)
        if file.kind == .small {
          (entry.width, entry.height) = (sight.small?.width, sight.small?.height)
        }
        kept.append(entry)
      }
    }
    return kept
  }

  /// Small pictures of a case whose bytes are still those that were written, in their order.
  package func smallPictures(
    of entry: RunManifest.Entry, run: String
  ) throws(EvidenceError) -> [SmallPicture] {
    var found: [SmallPicture] = []
    for file in entry.files ?? [] where file.kind == .small {
      guard let width = file.width, let height = file.height,
        let bytes = try bytes(of: file, entry.caseID, run),
        ContentHash(of: bytes).description == file.hash
      else { continue }
      found.append(SmallPicture(page: file.page, bytes: bytes, width: width, height: height))
    }
    return found
  }

  /// Files of a case that are not what was written, each with what is the matter.
  package func changedFiles(
    of entry: RunManifest.Entry, run: String
  ) throws(EvidenceError) -> [(path: String, detail: String)] {
    var changed: [(path: String, detail: String)] = []
    for file in entry.files ?? [] {
      guard let bytes = try bytes(of: file, entry.caseID, run) else {
        changed.append((file.path, "is gone"))
        continue
      }
      if ContentHash(of: bytes).description != file.hash {
        changed.append((file.path, "is not what the run wrote"))
      }
    }
    return changed
  }

  /// A path that a stranger wrote into `run.json` does not lead out of the folder.
  private func bytes(
    of file: KeptFile, _ caseID: CaseID, _ run: String
  ) throws(EvidenceError) -> [UInt8]? {
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy({ SafeName.component($0) == $0 }) else { return nil }
    return try AtomicFile.read(folder(of: caseID, run: run) + file.path)
  }

  private func folder(of caseID: CaseID, run: String) -> String {
    "\(folder(ofRun: run))/\(SafeName.path(of: caseID))/"
  }
}

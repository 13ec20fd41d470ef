import Evidence
import Operations

/// The cases that this run is at, and no other run with the same output folder.
///
/// Two runs at one case would ask its site twice as often as is polite, and the slower one would
/// write an older snapshot over a newer one. The locks die with the process, however it ends.
actor CaseLocks {
  /// A place for what cannot be copied.
  private final class Held: Sendable {
    private let lock: FileLock

    init(_ path: String) throws(EvidenceError) { lock = try FileLock(path) }
  }

  private let folder: String
  private var held: [CaseID: Held] = [:]

  /// - Parameter folder: where the files of the locks lie; it is made when the first is taken.
  init(folder: String) { self.folder = folder }

  /// Takes a case.
  ///
  /// - Throws: `held` where another run is at it, or why its file cannot be made.
  func take(_ caseID: CaseID) throws(EvidenceError) {
    try AtomicFile.makeFolder(folder, mode: 0o700)
    // One name without folders: the slashes become marks, and a digest keeps different cases apart.
    held[caseID] = try Held("\(folder)/\(SafeName.component("\(caseID)")).lock")
  }

  /// Lets other runs at a case; the file stays, for a lock on a file that is gone would be none.
  func free(_ caseID: CaseID) { held[caseID] = nil }
}

package import Evidence
import Foundation
import Glibc

/// A lock on a file that one process holds at a time; the system frees it, however the process ends.
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock, or says at once that somebody else has it.
  ///
  /// - Parameter path: a file that is made for it and stays; its folder must be there.
  /// - Throws: ``EvidenceError`` where it is held, or the file cannot be made.
  package init(_ path: String) throws(EvidenceError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw EvidenceError(
        .notWritable, path: path, detail: "the lock cannot be made: error \(errno)")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw EvidenceError(.notWritable, path: path, detail: "another run is under way and holds it")
    }
  }

  deinit { close(descriptor) }
}

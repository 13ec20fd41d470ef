package import Evidence
import Foundation
import Glibc

/// A lock on a file that one process holds at a time; the system frees it, however the process ends.
package struct FileLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Takes the lock, or says at once that somebody else has it.
  ///
  /// - Parameter path: a file that is made for it and stays; its folder must be there.
  /// - Throws: ``EvidenceError`` `held` where it is taken, or why the file cannot be made.
  package init(_ path: String) throws(EvidenceError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw EvidenceError(
        .notWritable, path: path, detail: "the lock cannot be made: " + HistoryFile.words(errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw EvidenceError(.held, path: path, detail: "another run is under way and holds it")
    }
  }

  deinit { close(descriptor) }

  /// Whether a process holds the lock of a file; false where there is no such file.
  package static func isHeld(_ path: String) -> Bool {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // Two that only ask do not take each other for a holder.
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }
}

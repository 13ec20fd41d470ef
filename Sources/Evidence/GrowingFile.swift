import Glibc

/// A file that is written piece by piece and appears under its name only when it is whole.
///
/// Until then it is a temporary file of ``AtomicFile``'s kind; one that is given up leaves nothing.
package final class GrowingFile {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  /// Bytes written so far.
  package private(set) var count = 0

  /// Begins a file in a folder that exists; nobody but the owner may read it.
  package init(_ path: String) throws(EvidenceError) {
    self.path = path
    let file = try TemporaryFile(for: path, mode: 0o600)
    (temporary, descriptor) = (file.path, file.descriptor)
  }

  deinit { abandon() }

  /// Adds bytes at the end.
  package func append(_ bytes: [UInt8]) throws(EvidenceError) {
    try AtomicFile.writeAll(bytes, to: descriptor, path: path)
    count += bytes.count
  }

  /// Flushes the file and gives it its name.
  package func commit() throws(EvidenceError) {
    guard descriptor >= 0 else { return }
    defer { abandon() }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      throw AtomicFile.failure(writing: path)
    }
    AtomicFile.flush(AtomicFile.parent(path))
  }

  /// Removes what was written; does nothing after ``commit()``.
  package func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    unlink(temporary)
  }
}

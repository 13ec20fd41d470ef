import Glibc

/// A file under an unguessable name beside its later place, which its writer holds locked.
///
/// The system frees the lock however the writer ends, so that ``AtomicFile/sweep(_:)`` can tell a
/// file that is being written from one that a killed process left.
struct TemporaryFile {
  private static let prefix = ".exitway-"
  private static let suffix = ".tmp"

  let path: String
  /// Open for writing; whoever closes it frees the lock.
  let descriptor: Int32

  /// Makes the file.
  init(for place: String, mode: UInt32) throws(EvidenceError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    while true {
      let path = Self.name(for: place)
      let file = open(path, flags, mode_t(mode))
      guard file >= 0 else { throw AtomicFile.failure(writing: place) }
      if Self.lock(file) {
        (self.path, descriptor) = (path, file)
        return
      }
      close(file)
    }
  }

  /// True for a name that ``init(for:mode:)`` may have given.
  static func isName(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(suffix) }

  /// Locks a new file; false where somebody swept it before it was locked.
  private static func lock(_ file: Int32) -> Bool {
    // Where the file system knows no locks, the file's age protects it.
    while flock(file, LOCK_EX) != 0 { guard errno == EINTR else { return true } }
    var status = stat()
    return fstat(file, &status) != 0 || status.st_nlink > 0
  }

  private static func name(for place: String) -> String {
    var generator = SystemRandomNumberGenerator()
    let random = String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    return "\(AtomicFile.parent(place))/\(prefix)\(random)\(suffix)"
  }
}

extension AtomicFile {
  /// Removes temporary files that killed processes left in a folder; those in work stay.
  package static func sweep(_ folder: String) {
    for name in names(in: folder) where TemporaryFile.isName(name) {
      let path = "\(folder)/\(name)"
      let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
      guard file >= 0 else { continue }
      // Removed before the lock is freed: its writer, if it only begins, then makes another one.
      if isAbandoned(file) { unlink(path) }
      close(file)
    }
  }

  /// Whether nobody writes to the file any more; locks it.
  private static func isAbandoned(_ file: Int32) -> Bool {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
    // Without locks only time can tell.
    return errno != EWOULDBLOCK && time(nil) - status.st_mtim.tv_sec > 3600
  }
}

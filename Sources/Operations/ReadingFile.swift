import Evidence
import GRDB
import Glibc

/// A database of ours that is to be read without a trace: no file is made, none is changed.
///
/// SQLite cannot read a file in WAL mode without its `-shm` file, which it makes where it is missing.
/// While nobody writes there is neither a log nor a `-shm` file; the file is then read as one that
/// nobody changes (`immutable`, https://www.sqlite.org/uri.html), and ``isUnchanged`` tells
/// afterwards whether that was so. A folder that may only be read is no obstacle then either.
struct ReadingFile {
  /// How long a writer that has just begun is waited for.
  private static let patience = 2.0

  /// The file as the caller named it.
  let path: String
  private let mark: Mark

  /// What a change of a file changes.
  private struct Mark: Equatable {
    var device: UInt64
    var number: UInt64
    var size: Int
    var modified: [Int]
  }

  /// Looks at the file; nil where there is none, or one into which nothing was written yet.
  ///
  /// - Throws: ``OperationsError`` where it is no SQLite file, or may not be read.
  init?(_ path: String) throws(OperationsError) {
    self.path = path
    guard let mark = try Self.look(path) else { return nil }
    self.mark = mark
  }

  /// Whether nothing was changed since the look.
  var isUnchanged: Bool { (try? Self.look(path)) == mark }

  /// Whether somebody has the file open to write, or did not end well.
  var hasLog: Bool { AtomicFile.exists(path + "-wal") }

  /// The file as a URI, or its path while it is written.
  var address: String {
    guard !hasLog else { return path }
    let rest = path.drop { $0 == "/" }
    let start = path.hasPrefix("/") ? "/" : "./"
    return "file:\(start)\(PercentCoding.encode(String(rest), keeping: "-._~/"))?immutable=1"
  }

  func configuration(_ kind: DatabaseFile.Kind) -> Configuration {
    var configuration = Configuration()
    configuration.label = kind.label
    configuration.readonly = true
    configuration.busyMode = .timeout(Self.patience)
    return configuration
  }

  private static func look(_ path: String) throws(OperationsError) -> Mark? {
    // Without O_NONBLOCK a pipe planted in place of the file would hold us for ever.
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw OperationsError(.unreadable, path: path, detail: HistoryFile.words(errno))
    }
    defer { close(file) }
    let status = try HistoryFile.regular(file, path)
    guard status.st_size > 0 else { return nil }
    try HistoryFile.refuseOtherFormats(file, path)
    return Mark(
      device: UInt64(status.st_dev), number: UInt64(status.st_ino), size: Int(status.st_size),
      modified: [
        status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
        status.st_ctim.tv_nsec,
      ])
  }
}

extension DatabaseFile {
  /// A file that changes under a reader this often is being written, and has its log by then.
  private static let mostLooks = 5
  /// Microseconds between two looks.
  private static let pause: UInt32 = 100_000

  /// Reads a file without a trace (``ReadingFile``).
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - kind: what it must be.
  ///   - body: reads; it is called again where the file changed meanwhile.
  /// - Returns: what the body gave; nil where there is no such file yet, or nothing in it.
  /// - Throws: ``OperationsError``.
  static func reading<Value>(
    _ path: String, kind: Kind, _ body: (DatabaseFile) throws(OperationsError) -> Value
  ) throws(OperationsError) -> Value? {
    var looks = 0
    while let file = try ReadingFile(path) {
      looks += 1
      do throws(OperationsError) {
        guard let database = try DatabaseFile(file, kind: kind) else { return nil }
        let value = try body(database)
        if file.isUnchanged || looks == mostLooks { return value }
      } catch {
        // What was read while another process wrote may look damaged.
        let mayPass = !file.isUnchanged || error.code == .olderVersion && file.hasLog
        guard mayPass, looks < mostLooks else { throw error }
        // Tables that are being made, or brought up to this version, are there in a moment.
        usleep(pause)
      }
    }
    return nil
  }
}

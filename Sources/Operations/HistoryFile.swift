import Evidence
import Glibc

/// The history's file before SQLite opens it: its folder, its owner-only mode, its kind.
enum HistoryFile {
  private static let folderMode: UInt32 = 0o700
  private static let fileMode: mode_t = 0o600

  /// Makes the file where there is none, and takes it from everybody but its owner.
  ///
  /// SQLite gives its `-wal` and `-shm` files the mode of the file beside which they lie.
  static func prepare(_ path: String) throws(OperationsError) {
    do {
      try AtomicFile.makeFolder(folder(of: path), mode: folderMode)
    } catch {
      throw OperationsError(.notWritable, path: path, detail: error.detail)
    }
    // Without O_NONBLOCK a pipe planted in place of the file would hold us for ever.
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, fileMode)
    guard file >= 0 else {
      throw OperationsError(.notWritable, path: path, detail: words(errno))
    }
    defer { close(file) }
    let status = try regular(file, path)
    guard status.st_mode & 0o777 == fileMode || fchmod(file, fileMode) == 0 else {
      throw OperationsError(.notWritable, path: path, detail: words(errno))
    }
    if status.st_size > 0 { try refuseOtherFormats(file, path) }
  }

  /// What the system knows of an open file; an error for anything but a regular one.
  static func regular(_ file: Int32, _ path: String) throws(OperationsError) -> stat {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw OperationsError(.unreadable, path: path, detail: "this is not a regular file")
    }
    return status
  }

  /// An error for an open file that does not begin as SQLite's do.
  static func refuseOtherFormats(_ file: Int32, _ path: String) throws(OperationsError) {
    guard beginsAsDatabase(file) else {
      throw OperationsError(.damaged, path: path, detail: "this is not an SQLite database")
    }
  }

  /// SQLite itself would take a file of a few bytes for an empty one, and write over it.
  private static func beginsAsDatabase(_ file: Int32) -> Bool {
    let magic = Array("SQLite format 3\0".utf8)
    var start = [UInt8](repeating: 0, count: magic.count)
    return pread(file, &start, start.count, 0) == start.count && start == magic
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func words(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}

import Glibc

/// Whole files or none: what a reader finds under a name is always one complete version of it.
///
/// A file is written beside its place under an unguessable name, flushed, and renamed over the old
/// one (POSIX `rename` is atomic within a file system). A process killed on the way leaves at most
/// such a temporary file, which ``sweep(_:)`` removes later.
package enum AtomicFile {
  /// Reading stops with an error beyond this, so that a planted file cannot fill the memory.
  package static let largestRead = 256 << 20

  /// Writes a file, unless it holds these bytes already.
  ///
  /// - Parameters:
  ///   - bytes: all of the file.
  ///   - path: its name.
  ///   - mode: its permissions.
  ///   - flushes: false for one of thousands that can be made again: a power cut may lose it.
  /// - Returns: false where nothing had to be written.
  /// - Throws: `notWritable` and the like, with the path; the old file is as it was.
  @discardableResult
  package static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644, flushes: Bool = true
  ) throws(EvidenceError) -> Bool {
    if let old = try? read(path), old == bytes {
      chmod(path, mode_t(mode))
      return false
    }
    // Renamed over a device, as root, the file would take its place for the whole system.
    guard mayBeReplaced(path) else {
      throw EvidenceError(.notWritable, path: path, detail: "this is not a regular file")
    }
    let folder = parent(path)
    let temporary = try TemporaryFile(for: path, mode: mode)
    // Closed after it has its name: until then nobody may take it for a file left behind.
    defer { close(temporary.descriptor) }
    do throws(EvidenceError) {
      try writeAll(bytes, to: temporary.descriptor, path: path)
      guard !flushes || fsync(temporary.descriptor) == 0 else { throw failure(writing: path) }
      guard rename(temporary.path, path) == 0 else { throw failure(writing: path) }
    } catch {
      unlink(temporary.path)
      throw error
    }
    if flushes { flush(folder) }
    return true
  }

  /// Writes where a person asked for it: a file as ``write(_:to:mode:flushes:)`` does, also behind a
  /// link; a device or a pipe (`/dev/null`, `/dev/stdout`) as it is.
  ///
  /// - Throws: `notWritable` and the like, with the path.
  package static func deliver(_ bytes: [UInt8], to path: String) throws(EvidenceError) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    let isStream = isThere && (kind == S_IFCHR || kind == S_IFIFO || kind == S_IFSOCK)
    guard isStream || path.hasPrefix("/dev/") || path.hasPrefix("/proc/") else {
      try write(bytes, to: isThere ? target(of: path) : path)
      return
    }
    let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard file >= 0 else { throw failure(writing: path) }
    defer { close(file) }
    try writeAll(bytes, to: file, path: path)
  }

  /// What a path leads to in the end; the path itself where that cannot be told.
  private static func target(of path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether a new file may take a name: nothing has it, or a file or link that is then replaced.
  private static func mayBeReplaced(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return true }
    let kind = status.st_mode & S_IFMT
    return kind == S_IFREG || kind == S_IFLNK
  }

  /// The bytes of a file; nil where there is none.
  package static func read(_ path: String) throws(EvidenceError) -> [UInt8]? {
    // Without O_NONBLOCK a pipe planted in place of the file would hold us for ever.
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw EvidenceError(.unreadable, path: path, detail: words(errno))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw EvidenceError(.unreadable, path: path, detail: "this is not a regular file")
    }
    guard status.st_size <= largestRead else {
      throw EvidenceError(.unreadable, path: path, detail: "the file is larger than 256 MiB")
    }
    return try contents(of: file, expecting: Int(status.st_size), path: path)
  }

  /// Makes a folder and those above it; the mode is for the new ones.
  package static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(EvidenceError) {
    guard !isFolder(path) else { return }
    var prefix = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      let above = prefix
      prefix += "/" + part
      if mkdir(prefix, mode_t(mode)) == 0 {
        flush(above.isEmpty ? "/" : above)
      } else if errno != EEXIST {
        // Looking at the folder would put another reason in this one's place.
        let fault = failure(writing: path)
        guard isFolder(prefix) else { throw fault }
      }
    }
    guard isFolder(path) else {
      throw EvidenceError(.notWritable, path: path, detail: "a file is in the folder's place")
    }
  }

  /// Names in a folder, sorted, without `.` and `..`; empty where there is no such folder.
  package static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// True where something has this name.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// True for a folder, and for a link to one.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// True for a folder itself; a link to one could lead a walk in a circle.
  package static func isOwnFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes a file and flushes its folder; a missing file is no error.
  package static func remove(_ path: String) throws(EvidenceError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure(writing: path) }
    flush(parent(path))
  }

  static func writeAll(_ bytes: [UInt8], to file: Int32, path: String) throws(EvidenceError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        let rest = UnsafeRawBufferPointer(rebasing: all[offset...])
        return posixWrite(file, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(writing: path) }
      offset += count
    }
  }

  private static func contents(of file: Int32, expecting size: Int, path: String)
    throws(EvidenceError) -> [UInt8]
  {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = posixRead(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw EvidenceError(.unreadable, path: path, detail: words(errno))
      }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= largestRead else {
        throw EvidenceError(.unreadable, path: path, detail: "the file is larger than 256 MiB")
      }
    }
  }

  /// Makes a rename or a removal in a folder survive a power cut; file systems without it say so.
  static func flush(_ folder: String) {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }

  package static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func failure(writing path: String) -> EvidenceError {
    let number = errno
    let full = number == ENOSPC || number == EDQUOT
    return EvidenceError(full ? .diskFull : .notWritable, path: path, detail: words(number))
  }

  private static func words(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}

/// `write(2)`; inside ``AtomicFile`` the plain name means the type's own function.
private func posixWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}

/// `read(2)`, for the same reason.
private func posixRead(_ file: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, bytes, count)
}

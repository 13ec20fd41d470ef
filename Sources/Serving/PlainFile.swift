import Glibc

/// Files below a folder that are read without following any link on the way.
enum PlainFile {
  private static let largest = 32 << 20

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - parts: folders and name below the root; none may be empty, `.`, `..` or hold a slash.
  ///   - root: the folder that is left by no name; it may be a link itself.
  /// - Returns: nil where there is none, or something else than a plain file of at most 32 MiB.
  static func read(_ parts: [String], below root: String) -> [UInt8]? {
    guard let name = parts.last, let folder = open(parts.dropLast(), below: root) else {
      return nil
    }
    defer { close(folder) }
    let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard isHarmless(name), file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= largest
    else { return nil }
    return contents(file, Int(status.st_size))
  }

  /// Whether all these folders are there, each below the one before, and none is a link.
  static func isFolder(_ parts: [String], below root: String) -> Bool {
    guard let folder = open(parts, below: root) else { return false }
    close(folder)
    return true
  }

  private static func open(_ parts: some Sequence<String>, below root: String) -> Int32? {
    var folder = Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for part in parts where folder >= 0 {
      let inner =
        isHarmless(part)
        ? openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1
      close(folder)
      folder = inner
    }
    return folder < 0 ? nil : folder
  }

  private static func isHarmless(_ name: String) -> Bool {
    !["", ".", ".."].contains(name) && !name.utf8.contains { $0 == 0 || $0 == 0x2F }
  }

  private static func contents(_ file: Int32, _ size: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= largest {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += chunk[..<count]
    }
    return nil
  }
}

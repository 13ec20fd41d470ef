@preconcurrency import Foundation

/// The three streams that a process begins with, and that its caller may have closed, filled up or
/// left.
enum StandardStreams {
  /// Makes ready for what may be wrong with them; to be called once, before a file is opened.
  static func prepare() {
    holdNumbers()
    // A reader that left and a limit on the size of files are errors of a write, not ends of a run
    // that has more to keep.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    atexit { StandardStreams.end() }
  }

  /// Writes to standard output.
  ///
  /// - Returns: false where not all of it could be written; the process then ends with trouble,
  ///   unless its reader has left, as `head` does.
  static func write(_ bytes: [UInt8]) -> Bool {
    let count = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stdout) }
    return fflush(stdout) == 0 && count == bytes.count
  }

  /// Keeps the number of a closed stream from the next file that is opened: what is meant for the
  /// stream would be written into it.
  private static func holdNumbers() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one. Writing to it fails, as to what is closed.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// A result that nobody got is no success, however the run went; the stream itself remembers it.
  private static func end() {
    guard fflush(stdout) != 0 || ferror(stdout) != 0, !hasReaderLeft else { return }
    let words =
      "exitway: not-writable: standard output: what was to be written there is lost. "
      + "Check that it is open and its disk is not full.\n"
    _ = words.withCString { Foundation.write(STDERR_FILENO, $0, strlen($0)) }
    _exit(ExitStatus.trouble.rawValue)
  }

  private static var hasReaderLeft: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    return poll(&output, 1, 0) == 1 && output.revents & Int16(POLLERR | POLLHUP) != 0
  }
}

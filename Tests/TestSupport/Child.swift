import Foundation
import Glibc

/// A child process that may be waited for from another thread than the one that started it, as an
/// asynchronous test does.
package struct Child {
  private let pid: pid_t

  /// Starts a program, given by its path.
  package init(_ program: String, _ arguments: [String]) throws {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var pid: pid_t = 0
    let failure = posix_spawn(&pid, program, nil, nil, &words, environ)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EINVAL) }
    self.pid = pid
  }

  /// Runs a program to its end.
  package static func run(_ program: String, _ arguments: [String]) throws {
    let child = try Child(program, arguments)
    guard child.wait() == 0 else { throw POSIXError(.EINVAL) }
  }

  /// Ends it and waits for its end; our threads block other signals, and a child inherits that.
  package func stop() {
    kill(pid, SIGKILL)
    _ = wait()
  }

  package var hasEnded: Bool {
    var status: Int32 = 0
    return waitpid(pid, &status, WNOHANG) != 0
  }

  private func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 { guard errno == EINTR else { return -1 } }
    return status
  }
}

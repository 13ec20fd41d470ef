import Foundation
import Glibc
import TestSupport

/// What these tests may do on this machine.
enum Privileges {
  /// Whether file systems may be mounted where nobody else sees them.
  static let mayMount = isDone("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"])

  /// Becomes a user whom modes of files keep out, which root is not.
  static let asNobody =
    geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""

  /// Whether the tool can be run as such a user.
  static let canBeNobody =
    geteuid() != 0
    || isDone(
      "setpriv", ["--reuid", "65534", "--regid", "65534", "--clear-groups", tool, "--version"])

  private static let tool = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "exitway").path()

  private static func isDone(_ program: String, _ arguments: [String]) -> Bool {
    (try? Child.run("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program] + arguments))
      != nil
  }
}

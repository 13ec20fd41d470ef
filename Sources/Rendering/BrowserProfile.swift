import Foundation
import Glibc

/// The folder in which a browser keeps what it needs while it runs; gone with its owner.
///
/// Its lock ends with the process that holds it, so what a killed run left behind can be told from
/// what is in use.
struct BrowserProfile: ~Copyable {
  private static let prefix = "exitway-browser-"
  private static let lockName = "/exitway.lock"

  let path: String
  private let lock: Int32

  private init(path: String, lock: Int32) {
    self.path = path
    self.lock = lock
  }

  /// Makes a folder, and removes those of runs that were killed.
  ///
  /// - Parameter folder: where it is made.
  /// - Returns: the profile.
  /// - Throws: `noBrowser` where it cannot be made.
  static func make(in folder: String) throws(RenderingError) -> BrowserProfile {
    sweep(folder)
    var template = Array((folder + "/\(prefix)XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw RenderingError(.noBrowser, "no temporary folder can be made: error \(errno)")
    }
    let path = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let lock = open(path + lockName, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw RenderingError(.noBrowser, "no temporary folder can be made: error \(errno)")
    }
    return BrowserProfile(path: path, lock: lock)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    close(lock)
  }

  /// Removes folders whose lock nobody holds; one without a lock is being made.
  private static func sweep(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let path = folder + "/" + name
      let lock = open(path + lockName, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 {
        try? FileManager.default.removeItem(atPath: path)
      }
      close(lock)
    }
  }
}

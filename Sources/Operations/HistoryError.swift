import GRDB

/// Why the run history, or the outbox of notifications, could not be opened, read or written.
package struct HistoryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; scripts and tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case unreadable
    case notWritable = "not-writable"
    /// Another process held the file for longer than we wait.
    case busy
    /// Made by a newer exitway, whose meaning this one would misread.
    case newerVersion = "newer-version"
    /// Made by an older exitway, and only to be read.
    case olderVersion = "older-version"
    case damaged
    /// A run's name or a date that does not have its form.
    case notUnderstood = "not-understood"
  }

  package var code: Code
  /// The file as the caller named it.
  package var path: String
  /// What went wrong, in words.
  package var detail: String

  package init(_ code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// What a person can do about it.
  package var hint: String {
    switch code {
    case .unreadable: "Check that the file is there, is a regular file, and may be read."
    case .notWritable: "Check the owner, the mode and the free space of the folder."
    case .busy: "Wait until the other exitway has ended, then try again."
    case .newerVersion: "Use the exitway that made it, or a newer one."
    case .olderVersion: "Run exitway history once, which brings it up to this version."
    case .damaged:
      "Move it away, with the files of its name that end in -wal and -shm; "
        + "a history can be rebuilt from the run records, notifications begin anew."
    case .notUnderstood:
      "A run's name begins with its time, 20261124T103456Z; a date is written 2026-11-24."
    }
  }

  /// One line for standard error.
  package var description: String { "\(code.rawValue): \(path): \(detail). \(hint)" }
}

extension HistoryError {
  /// Gives an error of the database its meaning here; one of ours stays as it is.
  init(_ error: any Error, path: String) {
    if let own = error as? HistoryError {
      self = own
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.unreadable, path: path, detail: "\(error)")
      return
    }
    self.init(
      Self.code(of: error.resultCode), path: path,
      detail: error.message ?? "SQLite error \(error.resultCode.rawValue)")
  }

  private static func code(of result: ResultCode) -> Code {
    switch result {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM: .notWritable
    case .SQLITE_CANTOPEN, .SQLITE_AUTH, .SQLITE_NOMEM, .SQLITE_INTERRUPT: .unreadable
    // Missing tables and impossible values too: nothing but this type writes the file.
    default: .damaged
    }
  }
}

import GRDB

/// Why a schedule, the run history, or the outbox of notifications could not be used.
package struct OperationsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; scripts and tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// A file that cannot be read, or a schedule that is no cron line, macro or jitter.
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
    /// A schedule of which no day of any year is one, such as 30 February.
    case neverRuns = "never-runs"
    /// The zone is not in the IANA list of this machine.
    case unknownZone = "unknown-zone"

    fileprivate var hint: String {
      switch self {
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
      case .neverRuns: "Use a day that the month has, or write the last days as 28-31."
      case .unknownZone:
        "Use a name of the IANA list such as Asia/Seoul, or leave it out for UTC."
      }
    }
  }

  /// Where it happened.
  package enum Place: Sendable, Hashable {
    /// The file as the caller named it.
    case file(String)
    /// The text of a `schedule:` key, cut at 60 characters and without control characters.
    case schedule(String)
  }

  /// The kind of problem.
  package var code: Code
  package var place: Place
  /// What went wrong, in words.
  package var detail: String
  /// What a person can do about it.
  package var hint: String

  package init(_ code: Code, path: String, detail: String) {
    self.code = code
    place = .file(path)
    self.detail = detail
    hint = code.hint
  }

  /// Keeps the text only in a form that is safe to print, for it comes from a file of others.
  init(_ code: Code, schedule text: String, detail: String, hint: String? = nil) {
    self.code = code
    place = .schedule(Self.printable(text))
    self.detail = Self.printable(detail)
    self.hint = hint ?? code.hint
  }

  /// What a person wrote is at fault, and not a file or a disk.
  package var isBadInput: Bool {
    if case .schedule = place { true } else { code == .notUnderstood }
  }

  /// One line for standard error.
  package var description: String {
    let place =
      switch place {
      case .file(let path): path
      case .schedule(let text): "schedule “\(text)”"
      }
    return "\(code.rawValue): \(place): \(detail). \(hint)"
  }

  private static func printable(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars.prefix(60) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        safe.unicodeScalars.append("\u{FFFD}")
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > 60 ? safe + "…" : safe
  }
}

extension OperationsError {
  /// Gives an error of the database its meaning here; one of ours stays as it is.
  init(_ error: any Error, path: String) {
    if let own = error as? OperationsError {
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

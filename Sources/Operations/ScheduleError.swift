/// Why the text of a `schedule:` key cannot be used.
package struct ScheduleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; scripts and tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// Not a cron line, a macro or a jitter that exitway knows.
    case unreadable
    /// Readable, but no day of any year matches, such as 30 February.
    case neverRuns = "never-runs"
    /// The zone is not in the IANA list of this machine.
    case unknownZone = "unknown-zone"
  }

  /// The kind of problem.
  package var code: Code
  /// The text as written, cut at 60 characters and without control characters.
  package var text: String
  /// What went wrong, in words.
  package var detail: String
  /// What a person can do about it.
  package var hint: String

  /// Keeps the text only in a form that is safe to print, for it comes from a file of others.
  package init(_ code: Code, text: String, detail: String, hint: String) {
    self.code = code
    self.text = Self.printable(text)
    self.detail = Self.printable(detail)
    self.hint = hint
  }

  /// One line for standard error.
  package var description: String {
    "\(code.rawValue): schedule “\(text)”: \(detail). \(hint)"
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

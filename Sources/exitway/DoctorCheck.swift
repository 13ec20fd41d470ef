/// One thing that was looked at on this machine, and what to do where it is not as it should be.
struct DoctorCheck: Encodable {
  /// How it is.
  enum State: String, Encodable {
    case ok
    /// Checks run, but something will be missing or look wrong.
    case warning
    /// Checks cannot run.
    case failure
  }

  let name: String
  let state: State
  /// What was found.
  let detail: String
  /// What to do; nil where nothing is to be done.
  let hint: String?

  static func ok(_ name: String, _ detail: String) -> DoctorCheck {
    DoctorCheck(name: name, state: .ok, detail: detail, hint: nil)
  }

  static func warning(_ name: String, _ detail: String, _ hint: String) -> DoctorCheck {
    DoctorCheck(name: name, state: .warning, detail: detail, hint: hint)
  }

  static func failure(_ name: String, _ detail: String, _ hint: String) -> DoctorCheck {
    DoctorCheck(name: name, state: .failure, detail: detail, hint: hint)
  }

  /// The line for a terminal, and what to do below it.
  var lines: [String] {
    let mark =
      switch state {
      case .ok: "✓"
      case .warning: "!"
      case .failure: "✗"
      }
    return ["\(mark) \(name): \(detail)"] + (hint.map { ["    \($0)"] } ?? [])
  }
}

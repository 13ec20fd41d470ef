import ArgumentParser
import Evidence

/// What the process tells its caller; docs and `--help` list the same numbers.
enum ExitStatus: Int32 {
  /// Nothing at or above `--fail-on`, and everything could be told.
  case conforming = 0
  /// Findings at or above `--fail-on`.
  case findings = 1
  /// A scenario, profile or configuration is wrong; nothing was fetched.
  case badInput = 2
  /// Nothing worse than "cannot tell".
  case cannotTell = 3
  /// Network, disk, another run at the same case, or a fault of the tool.
  case trouble = 4
  /// Stopped by SIGINT; finished cases are kept.
  case interrupted = 130
  /// Stopped by SIGTERM; finished cases are kept.
  case terminated = 143
  /// A bad command line (EX_USAGE of sysexits.h); ArgumentParser uses it by itself.
  case usage = 64

  var exitCode: ExitCode { ExitCode(rawValue) }

  /// Whether a signal ended the run before its end.
  var isStop: Bool { self == .interrupted || self == .terminated }

  /// 128 and the signal's number, as shells report it.
  static func stopped(by signal: Int32) -> ExitStatus {
    ExitStatus(rawValue: 128 + signal) ?? .interrupted
  }
}

/// The lowest outcome that makes the run fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case fail, warn, never
  /// Only what is worse than in the baseline.
  case new
}

extension ExitStatus {
  /// The status of a run: findings outrank trouble, trouble outranks "cannot tell".
  static func of(_ reports: [CaseReport], failOn: FailOn) -> ExitStatus {
    let findings = reports.flatMap(\.findings)
    let counted = findings.filter { finding in
      finding.expectation == .expired || finding.expectation == .unexpectedPass
        || (finding.expectation == nil && failOn.covers(finding))
    }
    if failOn != .never, !counted.isEmpty { return .findings }
    let obstacles = reports.compactMap(\.obstacle?.reason)
    let trouble: Set<ReasonCode> = [.network, .tls, .busy, .internal]
    if obstacles.contains(where: trouble.contains) { return .trouble }
    // What could not be told in the baseline either is no news.
    let open = findings.filter { $0.outcome == .cantTell }
    if open.contains(where: { failOn != .new || $0.before != .cantTell }) { return .cannotTell }
    return .conforming
  }
}

extension FailOn {
  fileprivate func covers(_ finding: Finding) -> Bool {
    switch self {
    case .fail: finding.outcome == .fail
    case .warn: finding.outcome == .fail || finding.outcome == .warn
    case .never: false
    case .new: finding.isNew
    }
  }
}

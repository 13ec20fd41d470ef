import Evidence
import Reporting

/// What a person may want to do after a check, in at most three lines, one where all is well.
struct NextSteps {
  let reports: [CaseReport]
  /// The folder of snapshots and run records.
  let folder: String
  /// Files with reports that were asked for.
  let files: [String]
  /// Whether the run has a record of its own, which can be verified.
  let isRecorded: Bool

  /// The lines, ready for a terminal.
  var lines: [String] {
    [known, untold, kept].compactMap(\.self).map(Escaping.terminal)
  }

  /// About the gravest finding, and how one that is known is accepted.
  private var known: String? {
    let open = reports.flatMap(\.findings).filter { finding in
      [.fail, .warn].contains(finding.outcome) && finding.expectation != .accepted
    }
    let ranks = Severity.allCases
    let rank = { (finding: Finding) in
      (finding.outcome == .fail ? 0 : 1, ranks.firstIndex(of: finding.severity) ?? 0, finding.rule)
    }
    guard let worst = open.min(by: { rank($0) < rank($1) }) else { return nil }
    return "What a rule asks and why: exitway rules \(worst.rule). A fault that is known and "
      + "accepted until a day: expect: in the scenario."
  }

  /// What the commonest reason for "cannot tell" that somebody can do something about needs.
  private var untold: String? {
    var counts: [ReasonCode: Int] = [:]
    for report in reports {
      let reasons = report.obstacle.map { [$0.reason] } ?? report.findings.compactMap(\.reason)
      for reason in Set(reasons) where Self.need(reason) != nil {
        counts[reason, default: 0] += 1
      }
    }
    let worst = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    guard let reason = worst?.key, let need = Self.need(reason) else { return nil }
    let cases = counts[reason] == 1 ? "1 case" : "\(counts[reason] ?? 0) cases"
    return "\(cases) could not be told in full (\(reason.rawValue)): \(need)"
  }

  /// Where everything lies, and how it is proved.
  private var kept: String? {
    let inFolder = folder == "." ? "" : " --output " + ShellWord.quoted(folder)
    let places = files + [folder == "." ? "snapshots/" : folder + "/snapshots/"]
    guard isRecorded else {
      return files.isEmpty ? nil : "Written: \(files.joined(separator: ", "))"
    }
    guard reports.contains(where: \.isWorthASnapshot) else {
      return "The run is on record: exitway verify last\(inFolder)"
    }
    return "Written: \(places.joined(separator: ", ")). Prove it from the recording: "
      + "exitway verify last\(inFolder)"
  }

  /// What a person can do about a reason; nil where it is nothing, or the site's to do.
  private static func need(_ reason: ReasonCode) -> String? {
    switch reason {
    case .noSession, .loginFailed, .signedOut:
      "it needs a test account: session: in the scenario, with its variables set."
    case .loginWall: "the page lies behind a log-in: session: in the scenario."
    case .needsBrowser:
      "exitway doctor says whether a browser is found; or save the pages in yours, as HAR or WARC, "
        + "and exitway check --import FILE."
    case .needsDeclaredStep: "declare the step under journeys: in the scenario, as safe if it is."
    case .network, .tls: "see why with --verbose; exitway doctor checks this machine."
    case .localAddress: "if the site is meant to be there: --allow-local."
    case .wrongPage: "look at proof: and start: in the scenario."
    case .budget: "raise limits: in the scenario."
    case .challenge, .blocked, .consentWall:
      "save the pages with your own browser, as HAR or WARC, and exitway check --import FILE."
    case .busy: "later: exitway check --resume"
    default: nil
    }
  }
}

/// A word that a shell takes for one word (POSIX 2.2.2).
enum ShellWord {
  /// The word, between single quotes where it needs them.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || "./-_+,:@%".utf8.contains(byte)
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}

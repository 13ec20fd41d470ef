/// A file that `exitway schedule export` writes.
package struct ExportedFile: Sendable, Hashable {
  /// The path in the output folder, with slashes.
  package var name: String
  /// The content, with a final newline.
  package var text: String
}

/// Files with which another program calls exitway at its times.
///
/// systemd, cron, a forge, Kubernetes or Slurm wakes it, and `exitway schedule run --due` finds out
/// what is to be done; systemd can keep `exitway schedule daemon` up as well.
package struct ScheduleExport: Sendable {
  /// The program's file on the machine that runs it.
  package var program = "/usr/local/bin/exitway"
  /// The folder with `scenarios/` and `snapshots/` on the machine of a crontab.
  package var folder = "/var/lib/exitway"
  /// The image of the containers.
  package var image = "registry.example/exitway:VERSION"
  /// Into how many parts a large check is cut, for Kubernetes and Slurm; 1 to 1000.
  package var shards: Int {
    didSet { shards = Self.allowed(shards) }
  }

  /// Places that suit most machines; a caller changes what does not.
  package init(shards: Int = 4) {
    self.shards = Self.allowed(shards)
  }

  private static func allowed(_ shards: Int) -> Int { min(max(shards, 1), 1000) }

  /// A line for each scenario, as comments that no value can leave.
  func list(_ scenarios: [ScheduledScenario]) -> String {
    scenarios.map { "# \(Self.comment($0.id)): \($0.schedule)\n" }.joined()
  }

  /// Text of others on one line: whatever could end the line or turn it around is replaced.
  static func comment(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars.prefix(200) {
      safe.unicodeScalars.append(isPlain(scalar) ? scalar : "\u{FFFD}")
    }
    return safe
  }

  /// Neither a control nor a line break nor a mark that changes the direction of text.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
    default: true
    }
  }
}

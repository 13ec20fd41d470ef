extension ScheduleExport {
  /// The longest command of a line; vixie cron refuses 1000 bytes and more.
  private static let longestCommand = 900

  /// A file for `/etc/cron.d` in which each scenario has a line of its own.
  ///
  /// A cron line has no jitter: the line waits as long as the scenario's name says, each time the
  /// same. `CRON_TZ` is understood by cronie; for other crons a comment tells what to do.
  package func cron(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    var text = """
      # exitway: one line for each scenario with a schedule. Copy to /etc/cron.d/exitway.
      # The lines run as the user “exitway”. Only cronie reads CRON_TZ; other crons take the zone
      # of the machine, so set the machine to UTC there and keep zones out of the schedules.
      SHELL=/bin/sh
      MAILTO=""

      """
    for scenario in scenarios {
      text += "\n# \(Self.comment(scenario.id)): \(scenario.schedule)\n"
      guard let command = command(scenario) else {
        text += "# Left out: the path is too long, or has characters that a crontab cannot hold.\n"
        continue
      }
      text += "CRON_TZ=\(scenario.schedule.zoneName)\n"
      text += "\(scenario.schedule.line) exitway \(command)\n"
    }
    return [ExportedFile(name: "exitway.cron", text: text)]
  }

  private func command(_ scenario: ScheduledScenario) -> String? {
    let path = scenario.path.hasPrefix("-") ? "./" + scenario.path : scenario.path
    guard [path, folder, program].allSatisfy({ $0.unicodeScalars.allSatisfy(Self.isPlain) })
    else { return nil }
    let wait = scenario.schedule.spread.map { "sleep \($0.delay(for: scenario.id)) && " } ?? ""
    let command =
      "cd \(Self.quoted(folder)) && \(wait)\(Self.quoted(program)) check \(Self.quoted(path))"
    return command.utf8.count <= Self.longestCommand ? command : nil
  }

  /// One word for the shell; cron itself would end the command at a bare percent sign.
  private static func quoted(_ text: String) -> String {
    let word = text.reduce(into: "") { word, character in
      switch character {
      case "'": word += "'\\''"
      case "%": word += "\\%"
      default: word.append(character)
      }
    }
    return "'\(word)'"
  }
}

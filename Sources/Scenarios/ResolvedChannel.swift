/// A channel with every variable in place; it may hold secrets and is written nowhere.
package struct ResolvedChannel: Sendable, Hashable {
  /// What the channel needs.
  package enum Kind: Sendable, Hashable {
    case webhook(String, Settings.Shape)
    case mail(Mail)
    case command([String])
    case atom(String)
    case summary
  }

  /// Mail to some readers.
  package struct Mail: Sendable, Hashable {
    package var to: [String]
    package var from: String
    package var server: String
    package var user: String?
    package var password: String?
  }

  package var kind: Kind
  /// The place in the settings, for problems that only the value shows.
  package var line: Int
  package var column: Int
}

extension Settings {
  /// Puts the environment into the channels.
  ///
  /// - Throws: every variable that is not set, with its place.
  package func channels(
    _ environment: [String: String]
  ) throws(ScenarioProblems) -> [ResolvedChannel] {
    let log = ProblemLog(file: file)
    let channels = (notify?.channels ?? []).map { channel in
      ResolvedChannel(
        kind: resolve(channel.kind) { expand($0, environment, log) }, line: channel.line,
        column: channel.column)
    }
    guard log.problems.isEmpty else { throw ScenarioProblems(log.problems) }
    return channels
  }

  private func resolve(
    _ kind: Kind, _ expand: (Template) -> String
  ) -> ResolvedChannel.Kind {
    switch kind {
    case .webhook(let address, let shape): .webhook(expand(address), shape)
    case .mail(let mail):
      .mail(
        ResolvedChannel.Mail(
          to: mail.to.map(expand), from: expand(mail.from), server: expand(mail.server),
          user: mail.user.map(expand), password: mail.password.map(expand)))
    case .command(let words): .command(words)
    case .atom(let path): .atom(path)
    case .summary: .summary
    }
  }

  private func expand(
    _ template: Template, _ environment: [String: String], _ log: ProblemLog
  ) -> String {
    switch template.expand([:], environment) {
    case .success(let text): return text
    case .failure(let unset):
      for name in unset.names {
        let isEnvironment = name.hasPrefix("env.")
        log.add(
          ScenarioProblem(
            .unsetVariable, file: file, line: template.line, column: template.column,
            message: isEnvironment
              ? "the environment variable \(name.dropFirst(4)) is not set"
              : "${\(name)} has no value outside of a scenario",
            hint: isEnvironment ? "set it, or name a file with --secrets" : "write it out"))
      }
      return ""
    }
  }
}

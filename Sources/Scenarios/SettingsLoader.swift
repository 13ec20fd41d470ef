import Yams

/// Reads `exitway.yaml` as strictly as scenarios.
package enum SettingsLoader {
  /// Channels that one file may name.
  private static let maximumChannels = 50
  /// Recipients that one mail may have.
  private static let maximumRecipients = 50

  /// Reads a file.
  ///
  /// - Throws: all problems of the file.
  package static func load(_ file: String) throws(ScenarioProblems) -> Settings {
    let log = ProblemLog(file: file)
    let root = NodeReader(node: try YAMLFile.read(file), name: "", log: log)
    let notify = root.mapping(["notify"])["notify"].map(notify)
    guard log.problems.isEmpty else { throw ScenarioProblems(log.problems) }
    return Settings(file: file, notify: notify)
  }

  private static func notify(_ reader: NodeReader) -> Settings.Notify {
    let keys = reader.mapping(["after", "to"])
    let to = reader.require("to", in: keys)
    let channels = to?.list() ?? []
    if channels.count > maximumChannels {
      reader.log.add(
        .tooLarge, at: to?.node, "notify.to has \(channels.count) channels",
        hint: "at most \(maximumChannels)")
    }
    return Settings.Notify(
      after: keys["after"]?.number(1...20) ?? 2,
      channels: channels.prefix(maximumChannels).compactMap(channel))
  }

  private static func channel(_ reader: NodeReader) -> Settings.Channel? {
    let keys = reader.mapping([
      "webhook", "shape", "mail", "from", "server", "user", "password", "command", "atom",
      "summary",
    ])
    let kinds = ["webhook", "mail", "command", "atom", "summary"].filter { keys[$0] != nil }
    guard kinds.count == 1 else {
      reader.wrongType("one of webhook, mail, command, atom, summary")
      return nil
    }
    refuseOthers(keys, of: kinds[0])
    return kind(reader, keys).map {
      Settings.Channel(kind: $0, line: reader.line, column: reader.node.mark?.column ?? 1)
    }
  }

  /// Keys that belong to another kind of channel.
  private static func refuseOthers(_ keys: [String: NodeReader], of kind: String) {
    let own =
      switch kind {
      case "webhook": ["shape"]
      case "mail": ["from", "server", "user", "password"]
      default: [String]()
      }
    for (key, reader) in keys.sorted(by: { $0.key < $1.key }) where key != kind {
      guard !own.contains(key) else { continue }
      reader.log.add(
        .unknownKey, at: reader.node, "the kind \(kind) has no \"\(key)\"",
        hint: own.isEmpty ? "remove it" : "known are \(own.joined(separator: ", "))")
    }
  }

  private static func kind(
    _ reader: NodeReader, _ keys: [String: NodeReader]
  ) -> Settings.Kind? {
    if let webhook = keys["webhook"] {
      let shape = keys["shape"]?.word(among: Settings.Shape.allCases.map(\.rawValue))
      return secret(webhook).map {
        .webhook($0, shape.flatMap(Settings.Shape.init) ?? .json)
      }
    }
    if keys["mail"] != nil { return mail(reader, keys).map(Settings.Kind.mail) }
    if let command = keys["command"] {
      let words = command.list().compactMap { $0.text() }
      return words.isEmpty ? nil : .command(words)
    }
    if let atom = keys["atom"] { return atom.text().map(Settings.Kind.atom) }
    return keys["summary"]?.word(among: ["github"]).map { _ in .summary }
  }

  private static func mail(
    _ reader: NodeReader, _ keys: [String: NodeReader]
  ) -> Settings.Mail? {
    let to = keys["mail"]?.list() ?? []
    if to.isEmpty || to.count > maximumRecipients {
      keys["mail"]?.wrongType("1 to \(maximumRecipients) addresses")
    }
    let from = reader.require("from", in: keys)?.template()
    let server = reader.require("server", in: keys)?.template()
    guard let from, let server else { return nil }
    return Settings.Mail(
      to: to.compactMap { $0.template() }, from: from, server: server,
      user: keys["user"]?.template(), password: keys["password"].flatMap(secret))
  }

  /// A value that comes from the environment; a default in the file would be a secret in the file.
  private static func secret(_ reader: NodeReader) -> Template? {
    reader.refuseLiteral()
    guard let template = reader.template() else { return nil }
    if template.parts.contains(where: { if case .environment(_, _?) = $0 { true } else { false } })
    {
      reader.log.add(
        .secretInFile, at: reader.node, "\(reader.name) has a default in the file",
        hint: "write \"${env.NAME}\" without \":-\"")
    }
    return template
  }
}

import Yams

/// Words that a scenario may use and that other targets define.
package struct KnownNames: Sendable {
  package var profiles: [String]
  package var rules: [String]
  package var purposes: [String]

  package init(profiles: [String], rules: [String], purposes: [String]) {
    self.profiles = profiles
    self.rules = rules
    self.purposes = purposes
  }
}

/// Reads a scenario's values; every fault goes to the log and reading goes on.
struct ScenarioDecoder {
  let log: ProblemLog
  let names: KnownNames

  private static let keys = [
    "platform", "operator", "profiles", "reference-locale", "locales", "start", "session",
    "journeys", "aliases", "contract", "rules", "redact", "devices", "limits", "render",
    "script-posts", "schedule",
    "expect", "sources",
  ]

  /// The scenario; nil where something without which there is none is missing, as the log tells.
  func decode(_ node: Node, id: String) -> Scenario? {
    let root = NodeReader(node: node, name: "", log: log)
    let keys = root.mapping(Self.keys)
    let platform = root.require("platform", in: keys)?.text()
    let locales = root.require("locales", in: keys).map(self.locales) ?? []
    let start = root.require("start", in: keys).map(self.start) ?? []
    let journeys = JourneyDecoder(decoder: self, starts: start.map(\.name))
    let (delete, signup) = journeys.decode(keys["journeys"])
    // All of it is read before anything is missed, so that every problem is told at once.
    var scenario = Scenario(
      id: id, file: log.file, platform: platform ?? "", operatorName: keys["operator"]?.text(),
      profiles: keys["profiles"].map(profiles) ?? ["core"],
      referenceLocale: keys["reference-locale"].flatMap { reference($0, locales) },
      locales: locales, start: start, session: keys["session"].flatMap(session), delete: delete,
      signup: signup, aliases: keys["aliases"].map(aliases) ?? [:],
      isContinuingContract: keys["contract"]?.word(among: ["continuing", "none"]) == "continuing",
      rules: keys["rules"].map(rules) ?? [:],
      redact: keys["redact"].map { $0.list().compactMap { $0.text() } } ?? [],
      devices: keys["devices"].map(devices) ?? [.desktop],
      limits: keys["limits"].map(limits) ?? Scenario.Limits(),
      render: keys["render"]?.word(among: Scenario.Render.allCases.map(\.rawValue))
        .flatMap(Scenario.Render.init) ?? .auto,
      schedule: keys["schedule"]?.text(),
      expectations: keys["expect"].map(expectations) ?? [],
      sources: keys["sources"].map(sources) ?? [])
    scenario.letsScriptsPost =
      keys["script-posts"]?.word(among: ["never", "own-origin"]) == "own-origin"
    return platform == nil || locales.isEmpty || start.isEmpty ? nil : scenario
  }

  /// A text that may hold variables.
  func template(_ reader: NodeReader) -> Template? { reader.template() }

  func namedTemplates(_ reader: NodeReader) -> [NamedTemplate] {
    reader.entries().compactMap { entry in
      template(entry.value).map { NamedTemplate(name: entry.key, value: $0) }
    }
  }

  func locale(_ text: String, at node: Node) -> LocaleTag? {
    if let tag = LocaleTag(text) { return tag }
    log.add(
      .unknownLocale, at: node, "unknown locale \"\(text)\"",
      hint: LocaleTag.suggestion(for: text).map { "did you mean \"\($0)\"?" }
        ?? "expected a language and a region, as ko-KR")
    return nil
  }

  private func locales(_ reader: NodeReader) -> [Scenario.LocaleEntry] {
    var seen: [LocaleTag: Int] = [:]
    return reader.entries().compactMap { entry in
      guard let tag = locale(entry.key, at: entry.keyNode) else { return nil }
      if let first = seen[tag] {
        log.add(
          .duplicate, at: entry.keyNode, "locale \(tag) stands twice",
          hint: "first in line \(first)")
        return nil
      }
      seen[tag] = entry.keyNode.mark?.line ?? 1
      let keys = entry.value.mapping(["host", "cookies", "headers", "secondary"])
      return Scenario.LocaleEntry(
        locale: tag, host: keys["host"].flatMap(template),
        cookies: keys["cookies"].map(namedTemplates) ?? [],
        headers: keys["headers"].map(namedTemplates) ?? [],
        isSecondary: keys["secondary"]?.truth() ?? false, line: entry.keyNode.mark?.line ?? 1)
    }
  }

  /// Rules that are off, each with its reason, and numbers in place of their own.
  private func rules(_ reader: NodeReader) -> [String: Scenario.RuleSetting] {
    reader.mapping(names.rules).mapValues { value in
      let keys = value.mapping(["off", "thresholds"])
      var thresholds: [String: Int] = [:]
      for entry in keys["thresholds"]?.entries() ?? [] {
        thresholds[entry.key] = entry.value.number(0...1000)
      }
      return Scenario.RuleSetting(off: keys["off"]?.text(), thresholds: thresholds)
    }
  }

  private func reference(
    _ reader: NodeReader, _ locales: [Scenario.LocaleEntry]
  ) -> LocaleTag? {
    guard let text = reader.text(), let tag = locale(text, at: reader.node) else { return nil }
    if locales.contains(where: { $0.locale == tag }) { return tag }
    log.add(
      .badValue, at: reader.node, "reference-locale \(tag) is not among the locales",
      hint: "expected one of \(locales.map(\.locale.rawValue).joined(separator: ", "))")
    return nil
  }

  private func start(_ reader: NodeReader) -> [Scenario.StartPage] {
    reader.entries().compactMap { entry in
      var value = entry.value
      var proof: PageSign?
      if case .mapping = value.node {
        let keys = value.mapping(["open", "proof"])
        guard let open = value.require("open", in: keys) else { return nil }
        proof = keys["proof"].flatMap(sign)
        value = open
      }
      guard let address = template(value) else { return nil }
      checkScheme(address, value)
      return Scenario.StartPage(name: entry.key, address: address, proof: proof)
    }
  }

  func checkScheme(_ address: Template, _ reader: NodeReader) {
    let text = address.source.lowercased()
    if text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("${") { return }
    log.add(
      .badValue, at: reader.node, "\(reader.name) is no http or https address",
      hint: "write https://${host}/…")
  }

  private func session(_ reader: NodeReader) -> Scenario.SessionPlan? {
    let keys = reader.mapping(["login", "cookies", "basic", "headers", "signed-in"])
    let sign = keys["signed-in"].flatMap(self.sign)
    let ways = ["login", "cookies", "basic", "headers"].filter { keys[$0] != nil }
    guard !ways.isEmpty else {
      reader.wrongType("one of login, cookies, basic, headers")
      return nil
    }
    let headers = keys["headers"].map { headers in
      for entry in headers.entries() { entry.value.refuseLiteral() }
      return namedTemplates(headers)
    }
    return Scenario.SessionPlan(
      login: keys["login"].flatMap(login), cookieFile: keys["cookies"].flatMap(template),
      basic: keys["basic"].flatMap(basic), headers: headers ?? [], sign: sign)
  }

  private func login(_ reader: NodeReader) -> Scenario.Login? {
    let keys = reader.mapping(["page", "fields"])
    guard let page = reader.require("page", in: keys), let address = template(page),
      let fields = reader.require("fields", in: keys)
    else { return nil }
    checkScheme(address, page)
    return Scenario.Login(page: address, fields: secretFields(fields))
  }

  private func basic(_ reader: NodeReader) -> Scenario.Basic? {
    let keys = reader.mapping(["user", "password"])
    guard let user = reader.require("user", in: keys).flatMap(template),
      let password = reader.require("password", in: keys)
    else { return nil }
    password.refuseLiteral()
    return template(password).map { Scenario.Basic(user: user, password: $0) }
  }

  /// Fields of a form that is sent; a password stands in the environment and nowhere else.
  func secretFields(_ reader: NodeReader) -> [NamedTemplate] {
    for entry in reader.entries() {
      let name = entry.key.lowercased()
      let isSecret = ["pass", "pwd", "secret", "token", "pin"].contains { name.contains($0) }
      if isSecret { entry.value.refuseLiteral() }
    }
    return namedTemplates(reader)
  }

  /// What proves that a page is the one that was meant.
  func sign(_ reader: NodeReader) -> PageSign? {
    let keys = reader.mapping(["control", "text", "title", "selector"])
    guard keys.count == 1 else {
      reader.wrongType("one of control, text, title, selector")
      return nil
    }
    if let control = keys["control"] {
      return control.word(among: names.purposes, .unknownName).map(PageSign.control)
    }
    if let text = keys["text"] { return .text(byLocale(text)) }
    if let title = keys["title"] { return .title(byLocale(title)) }
    return keys["selector"]?.text().map(PageSign.selector)
  }

  /// Words by locale; one text stands for every locale, under the name `*`.
  func byLocale(_ reader: NodeReader) -> [String: String] {
    if case .scalar = reader.node { return reader.text().map { ["*": $0] } ?? [:] }
    var words: [String: String] = [:]
    for entry in reader.entries() {
      guard let tag = locale(entry.key, at: entry.keyNode) else { continue }
      words[tag.rawValue] = entry.value.text()
    }
    return words
  }

  private func profiles(_ reader: NodeReader) -> [String] {
    reader.list().compactMap { $0.word(among: names.profiles, .unknownName) }
  }

  private func aliases(_ reader: NodeReader) -> [String: [String]] {
    reader.mapping(names.purposes).mapValues { $0.list().compactMap { $0.text() } }
  }

  /// One or two devices, each once.
  private func devices(_ reader: NodeReader) -> [Scenario.Device] {
    var devices: [Scenario.Device] = []
    for item in reader.list() {
      let name = item.word(among: Scenario.Device.allCases.map(\.rawValue))
      guard let device = name.flatMap(Scenario.Device.init), !devices.contains(device) else {
        continue
      }
      devices.append(device)
    }
    return devices.isEmpty ? [.desktop] : devices
  }

  private func limits(_ reader: NodeReader) -> Scenario.Limits {
    let keys = reader.mapping(["pages", "depth", "seconds", "megabytes", "pause"])
    var limits = Scenario.Limits()
    if let pages = keys["pages"]?.number(1...2000) { limits.pages = pages }
    if let depth = keys["depth"]?.number(1...20) { limits.depth = depth }
    if let seconds = keys["seconds"]?.number(5...7200) { limits.seconds = seconds }
    if let megabytes = keys["megabytes"]?.number(1...4096) { limits.megabytes = megabytes }
    limits.pause = keys["pause"]?.number(0...600)
    return limits
  }

  private func expectations(_ reader: NodeReader) -> [Scenario.Expectation] {
    reader.list().compactMap { item in
      let keys = item.mapping(["rule", "locale", "outcome", "reason", "owner", "until"])
      let rule = item.require("rule", in: keys)?.word(among: names.rules, .unknownName)
      let outcome = item.require("outcome", in: keys)?.word(among: ["warn", "fail", "cantTell"])
      let reason = item.require("reason", in: keys)?.text()
      let owner = item.require("owner", in: keys)?.text()
      let until = item.require("until", in: keys).flatMap(date)
      let tag = keys["locale"].flatMap { value in
        value.text().flatMap { locale($0, at: value.node) }
      }
      guard let rule, let outcome, let reason, let owner, let until else { return nil }
      return Scenario.Expectation(
        rule: rule, locale: tag?.rawValue, outcome: outcome, reason: reason, owner: owner,
        until: until, line: item.line, column: item.node.mark?.column ?? 1)
    }
  }

  private func sources(_ reader: NodeReader) -> [Scenario.Source] {
    reader.list().compactMap { item in
      let keys = item.mapping(["about", "from", "read", "verified"])
      guard let about = item.require("about", in: keys)?.text(),
        let from = item.require("from", in: keys)?.text()
      else { return nil }
      return Scenario.Source(
        about: about, from: from, read: keys["read"].flatMap(date),
        verified: keys["verified"]?.truth() ?? false)
    }
  }

  /// A day, `2027-03-01`.
  private func date(_ reader: NodeReader) -> String? {
    guard let text = reader.text() else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.compactMap(Int.init)
    let isDate =
      parts.map(\.count) == [4, 2, 2] && numbers.count == 3 && (1...12).contains(numbers[1])
      && (1...31).contains(numbers[2])
    if isDate { return text }
    log.add(.badValue, at: reader.node, "\(reader.name) is no date", hint: "expected 2027-03-01")
    return nil
  }
}

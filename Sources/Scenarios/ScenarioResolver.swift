/// Puts a locale's values and the environment into a scenario.
struct ScenarioResolver {
  let scenario: Scenario
  let environment: [String: String]
  private let log: ProblemLog

  init(_ scenario: Scenario, environment: [String: String]) {
    self.scenario = scenario
    self.environment = environment
    log = ProblemLog(file: scenario.file)
  }

  /// The scenario in one locale.
  ///
  /// - Throws: variables that are not set, secrets excepted: a case without them is still worth
  ///   gathering, and says that it had no session.
  func resolve(_ entry: Scenario.LocaleEntry) throws(ScenarioProblems) -> ResolvedScenario {
    var variables = base(entry.locale)
    let host = entry.host.map { expand($0, variables) }
    variables["host"] = host
    let start = scenario.start.map { page in
      ResolvedScenario.NamedValue(name: page.name, value: expand(page.address, variables))
    }
    let cookies = values(entry.cookies, variables)
    let headers = values(entry.headers, variables)
    var secrets: Set<String> = []
    var missing: Set<String> = []
    let session = self.session(entry.locale, variables, &secrets, &missing)
    let steps = scenario.delete.steps.compactMap {
      step($0, entry.locale, variables, &secrets, &missing)
    }
    let hosts = self.hosts(except: entry.locale)
    guard log.problems.isEmpty else { throw ScenarioProblems(log.problems) }
    return ResolvedScenario(
      id: scenario.id, locale: entry.locale, platform: scenario.platform,
      operatorName: scenario.operatorName, host: host,
      otherLocaleHosts: hosts.map(\.host).filter { $0 != host }, start: start, cookies: cookies,
      headers: headers, session: missing.isEmpty ? session : .missingSecrets(missing.sorted()),
      deleteFrom: scenario.delete.from, deleteSteps: steps, signupFrom: scenario.signup.from,
      aliases: scenario.aliases, limits: scenario.limits, render: scenario.render,
      profiles: scenario.profiles,
      expectations: scenario.expectations.filter {
        $0.locale == nil || $0.locale == entry.locale.rawValue
      }, secrets: secrets.sorted(), writings: writings(own: host, others: hosts))
  }

  private func base(_ locale: LocaleTag) -> [String: String] {
    var variables = ["locale": locale.rawValue, "language": locale.language]
    variables["region"] = locale.region
    return variables
  }

  private func expand(_ template: Template, _ variables: [String: String]) -> String {
    switch template.expand(variables, environment) {
    case .success(let text): return text
    case .failure(let unset):
      for name in unset.names { complain(name, template) }
      return ""
    }
  }

  private func complain(_ name: String, _ template: Template) {
    let isEnvironment = name.hasPrefix("env.")
    let problem = ScenarioProblem(
      .unsetVariable, file: scenario.file, line: template.line, column: template.column,
      message: isEnvironment
        ? "the environment variable \(name.dropFirst(4)) is not set"
        : "${\(name)} has no value in this locale",
      hint: isEnvironment
        ? "set it, or write ${\(name):-default}" : "give the locale a \"\(name):\"")
    log.add(problem)
  }

  private func values(
    _ templates: [NamedTemplate], _ variables: [String: String]
  ) -> [ResolvedScenario.NamedValue] {
    templates.map { .init(name: $0.name, value: expand($0.value, variables)) }
  }

  /// Expands values that may be secret; unset ones are noted and not complained about.
  private func secretValues(
    _ templates: [NamedTemplate], _ variables: [String: String], _ secrets: inout Set<String>,
    _ missing: inout Set<String>
  ) -> [ResolvedScenario.NamedValue] {
    templates.map { template in
      switch template.value.expand(variables, environment) {
      case .success(let text):
        if template.value.isFromEnvironment { secrets.insert(text) }
        return .init(name: template.name, value: text)
      case .failure(let unset):
        missing.formUnion(unset.names.map { $0.hasPrefix("env.") ? String($0.dropFirst(4)) : $0 })
        return .init(name: template.name, value: "")
      }
    }
  }

  private func session(
    _ locale: LocaleTag, _ variables: [String: String], _ secrets: inout Set<String>,
    _ missing: inout Set<String>
  ) -> ResolvedScenario.Session {
    guard let login = scenario.login else { return .none }
    let fields = secretValues(login.fields, variables, &secrets, &missing)
    return .login(
      page: expand(login.page, variables), fields: fields,
      sign: login.sign.flatMap { sign in
        switch sign {
        case .control(let purpose): .control(purpose)
        case .selector(let selector): .selector(selector)
        case .text(let words): (words[locale.rawValue] ?? words["*"]).map { .text($0) }
        }
      })
  }

  private func step(
    _ step: DeclaredStep, _ locale: LocaleTag, _ variables: [String: String],
    _ secrets: inout Set<String>, _ missing: inout Set<String>
  ) -> ResolvedStep? {
    switch step {
    case .open(let address): return .open(expand(address, variables))
    case .follow(.purpose(let purpose)): return .follow(.purpose(purpose))
    case .follow(.label(let label)): return .follow(.label(label))
    case .follow(.labels(let labels)):
      return (labels[locale.rawValue] ?? labels["*"]).map { .follow(.label($0)) }
    case .submit(let path, let fields):
      return .submit(path, secretValues(fields, variables, &secrets, &missing))
    }
  }

  /// Hosts of the other locales, as far as they can be told.
  private func hosts(except own: LocaleTag) -> [(locale: LocaleTag, host: String)] {
    scenario.locales.filter { $0.locale != own }.compactMap { entry in
      guard case .success(let host)? = entry.host?.expand(base(entry.locale), environment) else {
        return nil
      }
      return (entry.locale, host)
    }
  }

  private func writings(
    own: String?, others: [(locale: LocaleTag, host: String)]
  ) -> [ResolvedScenario.Writing] {
    var writings = own.map { [ResolvedScenario.Writing(from: $0, to: "${host}")] } ?? []
    for other in others.sorted(by: { $0.locale < $1.locale }) where other.host != own {
      writings.append(.init(from: other.host, to: "${host:\(other.locale)}"))
    }
    return writings
  }
}

extension Scenario {
  /// The cases of this scenario's locales, or of those named.
  package func resolve(
    _ locale: LocaleTag, environment: [String: String]
  ) throws(ScenarioProblems) -> ResolvedScenario {
    guard let entry = locales.first(where: { $0.locale == locale }) else {
      throw ScenarioProblems([
        ScenarioProblem(
          .unknownLocale, file: file, message: "no locale \(locale)",
          hint: "it has \(locales.map(\.locale.rawValue).joined(separator: ", "))")
      ])
    }
    return try ScenarioResolver(self, environment: environment).resolve(entry)
  }
}

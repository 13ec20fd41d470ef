/// Puts a locale's values and the environment into a scenario.
struct ScenarioResolver {
  let scenario: Scenario
  let environment: [String: String]
  private let log: ProblemLog

  /// Secrets met so far, in the order of the file, so that a replay numbers them alike.
  private struct Secrets {
    var found: [ResolvedScenario.Secret] = []
    var names: Set<String> = []
    var missing: Set<String> = []
  }

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
      ResolvedScenario.Start(
        name: page.name, value: expand(page.address, variables),
        proof: page.proof.flatMap { sign($0, entry.locale) })
    }
    let cookies = values(entry.cookies, variables)
    let headers = values(entry.headers, variables)
    var secrets = Secrets()
    let session = self.session(entry.locale, variables, &secrets)
    let steps = scenario.delete.steps.compactMap { step($0, entry.locale, variables, &secrets) }
    let signupSteps = scenario.signup.steps.compactMap {
      step($0, entry.locale, variables, &secrets)
    }
    let hosts = self.hosts(except: entry.locale)
    guard log.problems.isEmpty else { throw ScenarioProblems(log.problems) }
    return ResolvedScenario(
      id: scenario.id, locale: entry.locale, referenceLocale: scenario.referenceLocale,
      platform: scenario.platform,
      operatorName: scenario.operatorName, host: host,
      otherLocaleHosts: hosts.map(\.host).filter { $0 != host }, start: start, cookies: cookies,
      headers: headers,
      session: secrets.missing.isEmpty ? session : .missingSecrets(secrets.missing.sorted()),
      logInPage: session.logInPage,
      deleteFrom: scenario.delete.from, deleteSteps: steps, signupFrom: scenario.signup.from,
      signupSteps: signupSteps, aliases: scenario.aliases,
      isContinuingContract: scenario.isContinuingContract, isSecondaryLocale: entry.isSecondary,
      rules: scenario.rules, devices: scenario.devices,
      limits: scenario.limits,
      render: scenario.render, letsScriptsPost: scenario.letsScriptsPost,
      profiles: scenario.profiles,
      expectations: scenario.expectations.filter {
        $0.locale == nil || $0.locale == entry.locale.rawValue
      }, secrets: secrets.found, redact: scenario.redact,
      variables: scenario.environmentNames.subtracting(secrets.names).reduce(into: [:]) {
        $0[$1] = environment[$1]
      }, secretVariables: secrets.names.subtracting(secrets.missing).sorted(),
      writings: writings(own: host, others: hosts))
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

  /// Expands values that may be secret to placeholders; unset ones are noted, not complained about.
  private func secretValues(
    _ templates: [NamedTemplate], _ variables: [String: String], _ secrets: inout Secrets
  ) -> [ResolvedScenario.NamedValue] {
    templates.map { template in
      .init(
        name: template.name,
        value: secretValue(template.value, named: template.name, variables, &secrets))
    }
  }

  private func secretValue(
    _ template: Template, named name: String, _ variables: [String: String],
    _ secrets: inout Secrets
  ) -> String {
    let fromEnvironment = template.environmentNames
    switch template.expand(variables, environment) {
    case .success(let text):
      guard template.isFromEnvironment else { return text }
      secrets.names.formUnion(fromEnvironment)
      let secret = ResolvedScenario.Secret(
        placeholder: "redacted-secret-\(secrets.found.count + 1)", value: text,
        isPassword: Scenario.namesPassword(name))
      secrets.found.append(secret)
      return secret.placeholder
    case .failure(let unset):
      secrets.missing.formUnion(
        unset.names.map { $0.hasPrefix("env.") ? String($0.dropFirst(4)) : $0 })
      return ""
    }
  }

  private func session(
    _ locale: LocaleTag, _ variables: [String: String], _ secrets: inout Secrets
  ) -> ResolvedScenario.Session {
    guard let plan = scenario.session else { return .none }
    let login = plan.login.map { login in
      ResolvedScenario.Credentials.Login(
        page: expand(login.page, variables),
        fields: secretValues(login.fields, variables, &secrets))
    }
    let basic = plan.basic.map { basic in
      ResolvedScenario.Credentials.Basic(
        user: secretValue(basic.user, named: "user", variables, &secrets),
        password: secretValue(basic.password, named: "password", variables, &secrets))
    }
    let headers = plan.headers.map { header in
      ResolvedScenario.NamedValue(
        name: header.name,
        value: secretValue(header.value, named: "token", variables, &secrets))
    }
    return .declared(
      ResolvedScenario.Credentials(
        login: login, cookieFile: cookieFile(plan.cookieFile, variables, &secrets), basic: basic,
        headers: headers, sign: plan.sign.flatMap { sign($0, locale) }))
  }

  /// The path itself is no secret, what the file holds is.
  private func cookieFile(
    _ template: Template?, _ variables: [String: String], _ secrets: inout Secrets
  ) -> String? {
    switch template?.expand(variables, environment) {
    case .success(let path): return path
    case .failure(let unset):
      secrets.missing.formUnion(unset.names.map { String($0.trimmingPrefix("env.")) })
      return nil
    case nil: return nil
    }
  }

  private func sign(_ sign: PageSign, _ locale: LocaleTag) -> ResolvedScenario.Sign? {
    let own = { (words: [String: String]) in words[locale.rawValue] ?? words["*"] }
    return switch sign {
    case .control(let purpose): .control(purpose)
    case .selector(let selector): .selector(selector)
    case .text(let words): own(words).map { .text($0) }
    case .title(let words): own(words).map { .title($0) }
    }
  }

  private func step(
    _ step: DeclaredStep, _ locale: LocaleTag, _ variables: [String: String],
    _ secrets: inout Secrets
  ) -> ResolvedStep? {
    let action: ResolvedStep.Action?
    switch step.action {
    case .open(let address): action = .open(expand(address, variables))
    case .follow(.purpose(let purpose)): action = .follow(.purpose(purpose))
    case .follow(.selector(let selector)): action = .follow(.selector(selector))
    case .follow(.label(let label)): action = .follow(.label(label))
    case .follow(.labels(let labels)):
      action = (labels[locale.rawValue] ?? labels["*"]).map { .follow(.label($0)) }
    case .submit(let path, let fields):
      action = .submit(path, secretValues(fields, variables, &secrets))
    }
    return action.map { ResolvedStep(action: $0, proof: step.proof.flatMap { sign($0, locale) }) }
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

extension ResolvedScenario.Session {
  fileprivate var logInPage: String? {
    if case .declared(let credentials) = self { credentials.login?.page } else { nil }
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

extension Scenario {
  /// Whether a field of this name holds what nobody may see, not even in an address.
  static func namesPassword(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["pass", "pwd", "secret", "token", "pin", "otp", "code"].contains { name.contains($0) }
  }

  /// Variables of the environment that the session and declared forms take secrets from.
  package var secretNames: Set<String> {
    var templates: [Template] = []
    if let session {
      templates += session.login?.fields.map(\.value) ?? []
      templates += session.basic.map { [$0.user, $0.password] } ?? []
      templates += session.headers.map(\.value)
    }
    for step in delete.steps + signup.steps {
      if case .submit(_, let fields) = step.action { templates += fields.map(\.value) }
    }
    return Set(templates.flatMap(\.environmentNames))
  }

  /// Every variable of the environment that some value of the file uses.
  package var environmentNames: Set<String> {
    var templates = locales.flatMap { entry in
      [entry.host].compactMap(\.self) + (entry.cookies + entry.headers).map(\.value)
    }
    templates += start.map(\.address)
    if let session {
      templates += session.login.map { [$0.page] + $0.fields.map(\.value) } ?? []
      templates += session.basic.map { [$0.user, $0.password] } ?? []
      templates += session.headers.map(\.value) + [session.cookieFile].compactMap(\.self)
    }
    for step in delete.steps + signup.steps {
      switch step.action {
      case .open(let address): templates.append(address)
      case .submit(_, let fields): templates += fields.map(\.value)
      case .follow: continue
      }
    }
    return Set(templates.flatMap(\.environmentNames))
  }
}

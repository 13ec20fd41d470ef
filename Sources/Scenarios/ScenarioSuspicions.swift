/// Finds what is probably a mistake in a scenario that can be read.
package struct ScenarioSuspicions {
  private let scenario: Scenario
  private let today: String

  /// - Parameters:
  ///   - scenario: as it was read.
  ///   - today: the day, `2026-11-26`, that `until:` is held against.
  package init(_ scenario: Scenario, today: String) {
    self.scenario = scenario
    self.today = today
  }

  /// All suspicions, sorted by place; each has the code `suspicious`.
  package func all() -> [ScenarioProblem] {
    (addresses.flatMap(address) + twins + hosts + signup + expectations).sorted()
  }

  /// Start pages and the log-in page, as written.
  private var addresses: [(name: String, address: Template)] {
    let login = scenario.session?.login.map { [("session.login.page", $0.page)] } ?? []
    return scenario.start.map { ("start.\($0.name)", $0.address) } + login
  }

  private func address(_ name: String, _ address: Template) -> [ScenarioProblem] {
    var found: [ScenarioProblem] = []
    let source = address.source
    if source.lowercased().hasPrefix("http://"), !isLocal(source) {
      found.append(
        problem(address, "\(name) is not https", "write https:// unless the site has none"))
    }
    if scenario.render == .never, DraftAddress.isScriptRoute(source) {
      found.append(
        problem(
          address, "\(name) has a route behind # and \"render: never\"",
          "a server never sees that part; name the page's own address, or drop render:"))
    }
    if !address.parts.contains(where: \.varies), localesDifferByHost {
      found.append(
        problem(
          address, "\(name) is one page for locales with different hosts", "write https://${host}/…"
        ))
    }
    return found
  }

  /// Nothing but the host chooses the locale.
  private var localesDifferByHost: Bool {
    Set(scenario.locales.map(\.host?.source)).count > 1
      && scenario.locales.allSatisfy { $0.cookies.isEmpty && $0.headers.isEmpty }
  }

  /// Two names for one page.
  private var twins: [ScenarioProblem] {
    var names: [String: String] = [:]
    return scenario.start.compactMap { page in
      if let first = names[page.address.source] {
        return problem(
          page.address, "start.\(page.name) is the same page as start.\(first)", "keep one of them")
      }
      names[page.address.source] = page.name
      return nil
    }
  }

  private var hosts: [ScenarioProblem] {
    scenario.locales.compactMap { entry in
      guard let host = entry.host, host.source.contains("://") || host.source.hasSuffix("/") else {
        return nil
      }
      return problem(
        host, "the host of \(entry.locale) is an address", "write the name alone: www.x.example")
    }
  }

  /// Who joins is not signed in: a sign-up that begins on the member's page is counted from nowhere.
  private var signup: [ScenarioProblem] {
    guard scenario.session != nil, scenario.signup.from == scenario.delete.from,
      let page = scenario.start.first(where: { $0.name == scenario.signup.from })
    else { return [] }
    return [
      problem(
        page.address, "signing up begins at start.\(page.name) as well, behind the log-in",
        "add \"home:\" to start, or name another page in journeys.signup.from")
    ]
  }

  private var expectations: [ScenarioProblem] {
    let tags = scenario.locales.map(\.locale.rawValue)
    return scenario.expectations.compactMap { expectation in
      if let locale = expectation.locale, !tags.contains(locale) {
        return problem(
          expectation, "\(expectation.rule) is expected in \(locale), which is no locale here",
          "locales are \(tags.joined(separator: ", "))")
      }
      guard expectation.until < today else { return nil }
      return problem(
        expectation, "\(expectation.rule) was expected until \(expectation.until)",
        "fix it, or agree on another day; a finding past its day makes check end with 1")
    }
  }

  private func isLocal(_ source: String) -> Bool {
    let hosts =
      source.contains("${host}") ? scenario.locales.compactMap { $0.host?.source } : [source]
    return !hosts.isEmpty
      && hosts.allSatisfy { host in
        [".localhost", "localhost:", "//localhost", "127.", "[::1]", "${env."].contains {
          host.contains($0)
        }
      }
  }

  private func problem(_ at: Template, _ message: String, _ hint: String) -> ScenarioProblem {
    ScenarioProblem(
      .suspicious, file: scenario.file, line: at.line, column: at.column, message: message,
      hint: hint)
  }

  private func problem(
    _ at: Scenario.Expectation, _ message: String, _ hint: String
  ) -> ScenarioProblem {
    ScenarioProblem(
      .suspicious, file: scenario.file, line: at.line, column: at.column, message: message,
      hint: hint)
  }
}

extension Template.Part {
  /// Whether it may be another one in each locale.
  fileprivate var varies: Bool {
    if case .text = self { false } else { true }
  }
}

/// One locale of a scenario with every variable in place: what one case is gathered from.
package struct ResolvedScenario: Sendable, Hashable {
  package var id: String
  package var locale: LocaleTag
  package var platform: String
  package var operatorName: String?
  package var host: String?
  package var otherLocaleHosts: [String]
  package var start: [NamedValue]
  package var cookies: [NamedValue]
  package var headers: [NamedValue]
  package var session: Session
  package var deleteFrom: String
  package var deleteSteps: [ResolvedStep]
  package var signupFrom: String
  package var aliases: [String: [String]]
  package var limits: Scenario.Limits
  package var render: Scenario.Render
  package var profiles: [String]
  package var expectations: [Scenario.Expectation]
  /// Values that came from the environment into the session or a step, to be redacted everywhere.
  package var secrets: [String]
  /// How addresses are written in snapshots: `from` becomes `to`, the longest first.
  var writings: [Writing]

  package struct Writing: Sendable, Hashable {
    var from: String
    var to: String
  }

  package struct NamedValue: Sendable, Hashable {
    package var name: String
    package var value: String
  }

  package enum Session: Sendable, Hashable {
    case none
    /// Environment variables that the log-in needs and that are not set.
    case missingSecrets([String])
    case login(page: String, fields: [NamedValue], sign: SignedIn?)
  }

  /// ``SignedInSign`` for this locale.
  package enum SignedIn: Sendable, Hashable {
    case control(String)
    case text(String)
    case selector(String)
  }

  /// An address in the scenario's own words, so that a snapshot names no port and no test host:
  /// `http://ko.x.localhost:4711/account` becomes `http://${host}/account`.
  package func template(for address: String) -> String {
    guard let scheme = address.firstRange(of: "://") else { return address }
    let rest = address[scheme.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    guard let writing = writings.first(where: { $0.from == rest[..<end] }) else { return address }
    return address[..<scheme.upperBound] + writing.to + rest[end...]
  }
}

/// ``DeclaredStep`` for one locale.
package enum ResolvedStep: Sendable, Hashable {
  case open(String)
  case follow(Target)
  case submit(String, [ResolvedScenario.NamedValue])

  package enum Target: Sendable, Hashable {
    case purpose(String)
    case label(String)
  }
}

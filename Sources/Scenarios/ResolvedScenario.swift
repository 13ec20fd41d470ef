/// One locale of a scenario with every variable in place: what one case is gathered from.
package struct ResolvedScenario: Sendable, Hashable {
  package var id: String
  package var locale: LocaleTag
  /// The locale that the platform's others are compared with; nil where none is named.
  package var referenceLocale: LocaleTag?
  package var platform: String
  package var operatorName: String?
  package var host: String?
  package var otherLocaleHosts: [String]
  package var start: [Start]
  package var cookies: [NamedValue]
  package var headers: [NamedValue]
  package var session: Session
  /// The page with the declared log-in form, known without its secrets as well.
  package var logInPage: String?
  package var deleteFrom: String
  package var deleteSteps: [ResolvedStep]
  package var signupFrom: String
  package var signupSteps: [ResolvedStep]
  package var aliases: [String: [String]]
  package var isContinuingContract: Bool
  package var isSecondaryLocale: Bool
  package var rules: [String: Scenario.RuleSetting]
  package var devices: [Scenario.Device]
  package var limits: Scenario.Limits
  package var render: Scenario.Render
  package var letsScriptsPost: Bool
  package var profiles: [String]
  package var expectations: [Scenario.Expectation]
  /// Values that came from the environment into the session or a step; what is above holds the
  /// placeholders in their places.
  package var secrets: [Secret]
  /// Patterns of private text.
  package var redact: [String]
  /// Variables of the environment that the scenario used, secrets excepted: a replay needs them.
  package var variables: [String: String]
  /// Names of the variables that gave secrets.
  package var secretVariables: [String]
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

  /// A page where a person begins.
  package struct Start: Sendable, Hashable {
    package var name: String
    package var value: String
    package var proof: Sign?
  }

  /// A value nobody but the site may see.
  package struct Secret: Sendable, Hashable {
    /// What stands for it everywhere, `redacted-secret-1`.
    package var placeholder: String
    package var value: String
    /// A password or a token, which never stands in an address.
    package var isPassword: Bool
  }

  package enum Session: Sendable, Hashable {
    case none
    /// Environment variables that the session needs and that are not set.
    case missingSecrets([String])
    case declared(Credentials)
  }

  /// What signs a person in; secrets stand as placeholders.
  package struct Credentials: Sendable, Hashable {
    package var login: Login?
    package var cookieFile: String?
    package var basic: Basic?
    package var headers: [NamedValue]
    package var sign: Sign?

    package struct Login: Sendable, Hashable {
      package var page: String
      package var fields: [NamedValue]
    }

    package struct Basic: Sendable, Hashable {
      package var user: String
      package var password: String
    }
  }

  /// ``PageSign`` for this locale.
  package enum Sign: Sendable, Hashable {
    case control(String)
    case text(String)
    case title(String)
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
package struct ResolvedStep: Sendable, Hashable {
  package var action: Action
  package var proof: ResolvedScenario.Sign?

  package enum Action: Sendable, Hashable {
    case open(String)
    case follow(Target)
    case submit(String, [ResolvedScenario.NamedValue])
  }

  package enum Target: Sendable, Hashable {
    case purpose(String)
    case label(String)
    case selector(String)
  }
}

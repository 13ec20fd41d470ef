/// One file about one platform, as written; ``resolve(_:environment:)`` gives one locale of it.
package struct Scenario: Sendable, Hashable {
  /// The path below `scenarios/` without its ending, or the file's name outside of it.
  package var id: String
  /// The file as the caller named it; the address for a single page.
  package var file: String
  package var platform: String
  package var operatorName: String?
  package var profiles: [String]
  package var referenceLocale: LocaleTag?
  package var locales: [LocaleEntry]
  package var start: [StartPage]
  package var session: SessionPlan?
  package var delete: Journey
  package var signup: Journey
  /// Words that this platform uses, by purpose.
  package var aliases: [String: [String]]
  /// Members pay for a contract that goes on until it is ended.
  package var isContinuingContract = false
  /// What the scenario says about rules, by id.
  package var rules: [String: RuleSetting] = [:]
  /// Patterns of private text, taken out before anything is written.
  package var redact: [String] = []
  /// The devices whose pages are walked; the first is the case's own.
  package var devices: [Device] = [.desktop]
  package var limits: Limits
  package var render: Render
  /// Scripts of a page that is shown may send to its own origin, where it cannot be shown without.
  package var letsScriptsPost = false
  package var schedule: String?
  package var expectations: [Expectation]
  package var sources: [Source]

  package struct LocaleEntry: Sendable, Hashable {
    package var locale: LocaleTag
    package var host: Template?
    package var cookies: [NamedTemplate]
    package var headers: [NamedTemplate]
    /// Served beside the platform's main locales.
    package var isSecondary: Bool
    /// Where it stands in the file, from 1.
    package var line = 1
  }

  /// What a scenario says about one rule.
  package struct RuleSetting: Sendable, Hashable {
    /// Why it is turned off; nil where it is on.
    package var off: String?
    /// Numbers in place of the rule's own, by the rule's names for them.
    package var thresholds: [String: Int]
  }

  /// Where a person begins, such as `home`, `account` or `help`.
  package struct StartPage: Sendable, Hashable {
    package var name: String
    package var address: Template
    /// What proves that the answer is this page.
    package var proof: PageSign?
  }

  /// How a person comes to be signed in: by a form, or with what a browser already has.
  package struct SessionPlan: Sendable, Hashable {
    package var login: Login?
    /// The path of a Netscape cookie file.
    package var cookieFile: Template?
    package var basic: Basic?
    package var headers: [NamedTemplate]
    package var sign: PageSign?
  }

  package struct Login: Sendable, Hashable {
    package var page: Template
    package var fields: [NamedTemplate]
  }

  /// A name and a password for HTTP's own log-in (RFC 7617).
  package struct Basic: Sendable, Hashable {
    package var user: Template
    package var password: Template
  }

  package struct Journey: Sendable, Hashable {
    /// The name of the start page where counting begins.
    package var from: String
    package var steps: [DeclaredStep]
  }

  /// What one case may cost.
  package struct Limits: Sendable, Hashable {
    /// Requests for pages by both visitors, redirects included.
    package var pages = 40
    package var depth = 6
    package var seconds = 300
    /// Bytes of all answers together, in MiB.
    package var megabytes = 64
    /// Seconds between two requests to one host; nil for the run's own.
    package var pause: Int?
  }

  /// What the site is told that it is read with.
  package enum Device: String, Sendable, Hashable, CaseIterable {
    case desktop, mobile
  }

  package enum Render: String, Sendable, Hashable, CaseIterable {
    case never, auto, always
  }

  /// A finding that is known, with the day on which it no longer may be.
  package struct Expectation: Sendable, Hashable {
    package var rule: String
    /// Nil for every locale.
    package var locale: String?
    package var outcome: String
    package var reason: String
    package var owner: String
    /// The last day on which it is accepted, `2027-03-01`.
    package var until: String
    package var line: Int
    package var column = 1
  }

  /// Where a fact in the file comes from.
  package struct Source: Sendable, Hashable {
    package var about: String
    package var from: String
    package var read: String?
    package var verified: Bool
  }
}

/// A name with a value that may hold variables.
package struct NamedTemplate: Sendable, Hashable {
  package var name: String
  package var value: Template
}

/// What proves that a page is the one that was asked for, or that a person is signed in.
package enum PageSign: Sendable, Hashable {
  /// A control with this purpose, `log-out`.
  case control(String)
  /// Words on the page, by locale.
  case text([String: String])
  /// Words of the title, by locale.
  case title([String: String])
  /// The end of a place's CSS selector.
  case selector(String)
}

/// A step that the author of a scenario declares, and what proves where it led.
package struct DeclaredStep: Sendable, Hashable {
  package var action: Action
  package var proof: PageSign?

  package enum Action: Sendable, Hashable {
    case open(Template)
    case follow(FollowTarget)
    /// Send the form with this action path; the author answers for its being safe.
    case submit(String, [NamedTemplate])
  }
}

/// The control that a declared step follows.
package enum FollowTarget: Sendable, Hashable {
  case purpose(String)
  /// The label in every locale.
  case label(String)
  /// The label by locale.
  case labels([String: String])
  /// The end of the control's place, a CSS selector.
  case selector(String)
}

import Testing

@testable import Scenarios

/// What loads and is probably a mistake.
struct SuspicionTests {
  private func suspicions(_ text: String) throws -> [String] {
    let names = KnownNames(
      profiles: ["core"], rules: ["lang-page-locale"], purposes: ["log-out"])
    let scenario = try ScenarioLoader(names: names).load(text: text, file: "x.yaml")
    return ScenarioSuspicions(scenario, today: "2026-11-26").all().map(\.description)
  }

  @Test func `Each suspicion names its place and what to do`() throws {
    let told = try suspicions(
      """
      platform: X
      locales: {ko-KR: {host: ko.x.example}, de-DE: {host: "https://de.x.example"}}
      render: never
      start:
        account: http://${host}/account
        again: http://${host}/account
        app: https://app.x.example/#/settings
      session:
        login: {page: "https://${host}/login", fields: {password: "${env.PW}"}}
      expect:
        - {rule: lang-page-locale, outcome: fail, reason: r, owner: o, until: 2026-11-25}
        - {rule: lang-page-locale, locale: fr-FR, outcome: fail, reason: r, owner: o, until: 2027-01-01}
      """)
    #expect(
      told == [
        "x.yaml:2:54: the host of de-DE is an address (write the name alone: www.x.example)",
        "x.yaml:5:12: signing up begins at start.account as well, behind the log-in "
          + "(add \"home:\" to start, or name another page in journeys.signup.from)",
        "x.yaml:5:12: start.account is not https (write https:// unless the site has none)",
        "x.yaml:6:10: start.again is not https (write https:// unless the site has none)",
        "x.yaml:6:10: start.again is the same page as start.account (keep one of them)",
        "x.yaml:7:8: start.app has a route behind # and \"render: never\" (a server never sees "
          + "that part; name the page's own address, or drop render:)",
        "x.yaml:7:8: start.app is one page for locales with different hosts "
          + "(write https://${host}/…)",
        "x.yaml:11:5: lang-page-locale was expected until 2026-11-25 (fix it, or agree on "
          + "another day; a finding past its day makes check end with 1)",
        "x.yaml:12:5: lang-page-locale is expected in fr-FR, which is no locale here "
          + "(locales are ko-KR, de-DE)",
      ])
  }

  @Test func `A site of this machine may do without https, and today is no past day`() throws {
    #expect(
      try suspicions(
        """
        platform: X
        locales: {ko-KR: {host: "ko.x.localhost:${env.PORT:-8410}"}, de-DE: {host: "127.0.0.1:80"}}
        start: {home: "http://${host}/", app: "http://${host}/#/x"}
        expect:
          - {rule: lang-page-locale, outcome: fail, reason: r, owner: o, until: 2026-11-26}
        """
      ).isEmpty)
  }

  @Test func `One page for locales with one host is as it should be`() throws {
    #expect(
      try suspicions(
        """
        platform: X
        locales:
          ko-KR: {host: help.x.example}
          de-DE: {host: help.x.example}
        start: {home: "https://www.x.example/"}
        """
      ).isEmpty)
  }
}

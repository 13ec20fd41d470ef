import Evidence
import Recording
import Scenarios
import Transfer

/// Turns what a scenario says of sessions into what the transfer layer needs, secrets in place.
struct SessionBuilder {
  let options: GatheringOptions

  /// The sessions of one case.
  struct Plan {
    var guest: SessionOptions
    var member: SessionOptions
    /// The member on the scenario's second device.
    var second: SessionOptions?
    var vault: Vault
    var allowsLocal: Bool
    /// What a guest's answers depend on besides the address.
    var variant: String
  }

  /// A session without a locale or cookies, for robots.txt.
  func plain(allowsLocal: Bool) -> SessionOptions {
    var session = SessionOptions(
      userAgent: options.userAgent, certificateAuthority: options.certificateAuthority,
      allowsLocalAddresses: allowsLocal)
    session.keepsSentHeaders = true
    return session
  }

  /// Everything one case's sessions need.
  ///
  /// - Throws: `no-session` where the cookie file cannot be used.
  func plan(for scenario: ResolvedScenario) throws(EvidenceFailure) -> Plan {
    let allowsLocal = options.allowsLocalAddresses || Self.startsLocally(scenario)
    let start = scenario.start.lazy.compactMap { WebAddress($0.value) }.first
    let site = SiteScope.site(of: start?.host ?? "")
    let guest = guest(of: scenario, site: site, allowsLocal: allowsLocal)
    var member = guest
    if case .declared(let credentials) = scenario.session {
      member.jar = try jar(credentials.cookieFile)
    }
    let vault = Vault(
      secrets: secrets(of: scenario, member.jar),
      hosts: scenario.start.compactMap { WebAddress($0.value)?.host }, patterns: scenario.redact,
      site: SiteScope.site)
    if case .declared(let credentials) = scenario.session {
      member.scopedHeaders = headers(
        of: credentials, vault, for: site, needsTLS: start?.scheme == "https")
    }
    let second = scenario.devices.dropFirst().first.map { device in
      var session = member
      session.userAgent = options.userAgent(on: device)
      return session
    }
    return Plan(
      guest: guest, member: member, second: second, vault: vault, allowsLocal: allowsLocal,
      variant: Self.variant(of: guest))
  }

  /// Who never signs in: the reader's language, and what the scenario chooses the locale with.
  private func guest(
    of scenario: ResolvedScenario, site: String, allowsLocal: Bool
  ) -> SessionOptions {
    var guest = plain(allowsLocal: allowsLocal)
    guest.userAgent = options.userAgent(on: scenario.devices.first ?? .desktop)
    guest.letsScriptsPost = scenario.letsScriptsPost
    // Only the reader's language is asked for: a second one would let a site answer in it.
    let tag = scenario.locale.rawValue
    guest.headers = [
      TransferHeader(
        name: "Accept-Language", value: "\(tag),\(scenario.locale.language);q=0.9"),
      TransferHeader(name: "Accept", value: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"),
    ]
    guest.headers += scenario.headers.map { TransferHeader(name: $0.name, value: $0.value) }
    // A platform spreads its pages over hosts, and a cookie that chooses the locale is for all.
    guest.cookies = scenario.cookies.map {
      PresetCookie(name: $0.name, value: $0.value, domain: "." + site, path: "/")
    }
    return guest
  }

  /// What must not be written down: the scenario's secrets, and the cookies of the member's file.
  private func secrets(of scenario: ResolvedScenario, _ jar: CookieJar) -> [Vault.Secret] {
    let cookies = jar.values.filter { $0.utf8.count >= Self.shortestCookie }.enumerated().map {
      Vault.Secret(
        placeholder: "redacted-secret-\(1000 + $0.offset)", value: $0.element, isPassword: true)
    }
    return scenario.secrets.map {
      Vault.Secret(placeholder: $0.placeholder, value: $0.value, isPassword: $0.isPassword)
    } + cookies
  }

  /// The headers that sign the member in, for hosts of the site alone.
  private func headers(
    of credentials: ResolvedScenario.Credentials, _ vault: Vault, for site: String, needsTLS: Bool
  ) -> [ScopedHeader] {
    var headers = credentials.headers.map {
      ScopedHeader(
        TransferHeader(name: $0.name, value: vault.open($0.value)), domain: site,
        needsTLS: needsTLS)
    }
    if let basic = credentials.basic {
      headers.append(
        .basic(
          user: vault.open(basic.user), password: vault.open(basic.password), domain: site,
          needsTLS: needsTLS))
    }
    return headers
  }

  private static func variant(of guest: SessionOptions) -> String {
    let parts =
      guest.headers.map { "\($0.name): \($0.value)" }
      + guest.cookies.map { "\($0.name)=\($0.value)" }
    return guest.userAgent + "; " + parts.joined(separator: "; ")
  }

  /// Shorter values of cookies are switches such as `1`, which stand in every page.
  private static let shortestCookie = 8

  private func jar(_ path: String?) throws(EvidenceFailure) -> CookieJar {
    guard let path else { return CookieJar() }
    let bytes: [UInt8]?
    do throws(EvidenceError) {
      bytes = try AtomicFile.read(path)
    } catch {
      throw EvidenceFailure(.noSession, "the cookie file cannot be read: \(error.detail)")
    }
    guard let bytes else { throw EvidenceFailure(.noSession, "there is no cookie file") }
    do throws(CookieJar.Fault) {
      return try CookieJar(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw EvidenceFailure(.noSession, "line \(error.line) of the cookie file: \(error.detail)")
    }
  }

  /// Whether the scenario itself begins on this machine or in a local network, by name or number.
  private static func startsLocally(_ scenario: ResolvedScenario) -> Bool {
    scenario.start.contains { start in
      WebAddress(start.value).map { $0.isLocal } ?? false
    }
  }
}

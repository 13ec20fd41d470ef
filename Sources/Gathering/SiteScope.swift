import Transfer

/// Which hosts belong to the platform in this locale, so that a search never wanders off.
struct SiteScope: Sendable {
  private let sites: Set<String>
  private let otherLocales: Set<String>

  /// Labels in front of a site's name that name a device or a locale, not a site of its own.
  private static let prefixes: Set<String> = ["www", "m", "mobile", "web", "app"]

  /// Makes a scope of declared hosts.
  ///
  /// - Parameters:
  ///   - hosts: hosts of the scenario's start pages in this locale.
  ///   - otherLocaleHosts: hosts the scenario declares for its other locales; never entered.
  init(hosts: [String], otherLocaleHosts: [String]) {
    let own = Set(hosts.map { $0.lowercased() })
    sites = Set(own.map(Self.site))
    otherLocales = Set(otherLocaleHosts.map { $0.lowercased() }).subtracting(own)
  }

  /// Whether a page belongs to the platform.
  func contains(_ address: WebAddress) -> Bool {
    let host = address.host.lowercased()
    if otherLocales.contains(host) { return false }
    return sites.contains { host == $0 || host.hasSuffix("." + $0) }
  }

  /// The name that the platform's hosts share.
  ///
  /// Both `ko.market.example` and `www.market.example` give `market.example`. A name of two labels
  /// is a site already.
  static func site(of host: String) -> String {
    let labels = host.split(separator: ".")
    guard labels.count >= 3, let first = labels.first else { return host }
    let isLocale = first.count == 2 || (first.count == 5 && first.dropFirst(2).first == "-")
    guard prefixes.contains(String(first)) || isLocale else { return host }
    return labels.dropFirst().joined(separator: ".")
  }
}

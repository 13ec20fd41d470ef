/// How a site tells its locales apart in addresses, read from `hreflang`.
///
/// Hosts become `${host}`; a first part of the path becomes `${language}` or `${locale}` where it is
/// written like that in every locale, and else belongs to the locale's host.
struct LocaleVariants {
  /// Longer lists make no better draft.
  static let mostLocales = 40

  /// What `${host}` stands for, by locale, in the order of the page.
  private(set) var hosts: [(tag: LocaleTag, host: String)] = []
  /// Languages that addresses do not tell apart, as written.
  private(set) var unplaced: [String] = []
  private let home: DraftAddress
  private let prefix: Prefix

  /// What stands for the locale's part of the path.
  private enum Prefix: Equatable {
    case none
    /// `${language}` or `${locale}` for the part that the home page has.
    case variable(String, own: String)
    /// The part belongs to the host.
    case inHost(own: String)
  }

  /// - Parameters:
  ///   - home: the home page in the reader's locale.
  ///   - alternates: the home page in others, and usually in this one.
  init(home: DraftAddress, alternates: [SiteSketch.Alternate]) {
    self.home = home
    var pages: [(tag: LocaleTag, address: DraftAddress)] = []
    for alternate in alternates where alternate.language.lowercased() != "x-default" {
      guard let tag = LocaleTag(alternate.language.replacing("_", with: "-")),
        let address = DraftAddress(alternate.address), address.scheme == home.scheme,
        pages.count < Self.mostLocales
      else {
        unplaced.append(DraftText.line(alternate.language, longest: 40))
        continue
      }
      if !pages.contains(where: { $0.tag == tag }) { pages.append((tag, address)) }
    }
    prefix = Self.prefix(home, pages)
    let own = Self.remainder(of: home, prefix)
    for page in pages {
      guard Self.remainder(of: page.address, prefix) == own, let host = Self.host(page, prefix)
      else {
        unplaced.append(page.tag.rawValue)
        continue
      }
      hosts.append((page.tag, host))
    }
    // Several locales at one address are chosen by something that addresses do not show.
    let rests = Set(hosts.map(\.host))
    if hosts.count > 1, rests.count == 1, !isByVariable {
      unplaced = hosts.map(\.tag.rawValue) + unplaced
      hosts = []
    }
  }

  private var isByVariable: Bool { if case .variable = prefix { true } else { false } }

  /// What `${host}` stands for in the reader's own locale.
  var ownHost: String {
    if case .inHost(let own) = prefix { "\(home.host)/\(own)" } else { home.host }
  }

  /// An address with variables where it is one of the site's; in full where it is not.
  func template(for address: DraftAddress) -> String {
    guard address.host == home.host, address.scheme == home.scheme else { return address.text }
    let first = address.segments.first
    switch prefix {
    case .none: return written(address.rest)
    case .variable(let name, let own):
      guard first == own else { return written(address.rest) }
      return "\(home.scheme)://${host}/${\(name)}"
        + DraftText.address(String(address.rest.dropFirst(own.count + 1)))
    case .inHost(let own):
      guard first == own else { return address.text }
      let rest = String(address.rest.dropFirst(own.count + 1))
      return written(rest.isEmpty ? "/" : rest)
    }
  }

  private func written(_ rest: String) -> String {
    "\(home.scheme)://${host}" + DraftText.address(rest)
  }

  private static func prefix(
    _ home: DraftAddress, _ pages: [(tag: LocaleTag, address: DraftAddress)]
  ) -> Prefix {
    guard let own = home.segments.first, isLocalePart(own),
      Set(pages.map { $0.address.segments.first ?? "" }).count > 1
    else { return .none }
    let parts = pages.map { (tag: $0.tag, part: $0.address.segments.first) }
    if parts.allSatisfy({ $0.part == $0.tag.language }) {
      return .variable("language", own: own)
    }
    if parts.allSatisfy({ $0.part == $0.tag.rawValue }) { return .variable("locale", own: own) }
    return .inHost(own: own)
  }

  /// The address without host and locale.
  private static func remainder(of address: DraftAddress, _ prefix: Prefix) -> String {
    guard prefix != .none, let first = address.segments.first, isLocalePart(first) else {
      return address.rest
    }
    let rest = String(address.rest.dropFirst(first.count + 1))
    return rest.isEmpty ? "/" : rest
  }

  private static func host(
    _ page: (tag: LocaleTag, address: DraftAddress), _ prefix: Prefix
  ) -> String? {
    guard case .inHost = prefix else { return page.address.host }
    let first = page.address.segments.first ?? ""
    return isLocalePart(first) ? "\(page.address.host)/\(first)" : page.address.host
  }

  /// `ko`, `pt-br`, `en_US`, `global`-like words are none.
  private static func isLocalePart(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    return (1...2).contains(parts.count)
      && parts.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(\.isLetter) }
      && parts[0].count <= 3
  }
}

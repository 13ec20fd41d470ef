/// Makes a draft of one entry of JustDeleteMe's list.
struct ImportedScenarioMaker {
  let entry: JustDeleteMeEntry
  /// What `sources:` names.
  let from: String
  let day: String
  /// For an entry that names none.
  let locale: LocaleTag

  /// The draft; nil where the entry has no name, or neither a web address nor a domain.
  func scenario() -> ImportedScenario? {
    let name = DraftText.line(entry.name ?? "", longest: 120)
    guard !name.isEmpty, let page = page ?? domainPage else { return nil }
    var warnings: Set<ImportedScenario.Warning> = []
    if page.isHomePage { warnings.insert(isMailOnly ? .mailOnly : .homePageOnly) }
    if page.isScriptRoute { warnings.insert(.needsBrowser) }
    if page.scheme == "http" { warnings.insert(.plainHTTP) }
    let named = Self.locale(in: page)
    if named == nil { warnings.insert(.missingLocale) }
    var draft = ScenarioDraft(
      platform: name, locales: [.init(named ?? locale, host: page.host)], start: starts(page))
    draft.remarks = remarks
    draft.sources = draft.start.filter { $0.name == "delete" || page.isHomePage }
      .map { .init("start.\($0.name)", from: from, read: day) }
    return ImportedScenario(name: fileName(name, page), draft: draft, warnings: warnings.sorted())
  }

  private var page: DraftAddress? { entry.url.flatMap(DraftAddress.init) }

  /// An entry with `mailto:` in place of a page still names where the platform is.
  private var domainPage: DraftAddress? {
    entry.domains.lazy.compactMap { DraftAddress("https://\($0)/") }.first
  }

  private var isMailOnly: Bool { page == nil || entry.email != nil }

  private func starts(_ page: DraftAddress) -> [ScenarioDraft.Start] {
    let home = ScenarioDraft.Start("home", "\(page.scheme)://${host}/")
    guard !page.isHomePage else { return [home] }
    return [home, .init("delete", "\(page.scheme)://${host}\(DraftText.address(page.rest))")]
  }

  private var remarks: [String] {
    var remarks = [
      "Drafted from JustDeleteMe's list; nothing here was looked at. Complete it, then",
      "`exitway scenario validate` it.",
    ]
    if let difficulty = entry.difficulty { remarks.append("difficulty there: \(difficulty)") }
    if let notes = entry.notes { remarks.append("notes there: \(notes)") }
    if let email = entry.email { remarks.append("e-mail there: \(email)") }
    if entry.url != nil, page == nil { remarks.append("address there: \(entry.url ?? "")") }
    // A hostile entry could have thousands.
    for other in entry.otherAddresses.prefix(20) {
      remarks.append("address for \(other.language) there: \(other.url)")
    }
    return remarks
  }

  /// A part of the path such as `en-us` or `pt_BR`; a language alone could be anything.
  private static func locale(in page: DraftAddress) -> LocaleTag? {
    page.segments.prefix(4).lazy
      .filter { $0.count == 5 && ($0.contains("-") || $0.contains("_")) }
      .compactMap { LocaleTag($0.replacing("_", with: "-")) }.first
  }

  /// A name in ASCII; that of the host where the platform's own has too few such letters.
  private func fileName(_ name: String, _ page: DraftAddress) -> String {
    let own = Self.slug(name)
    let slug = own.count < 2 ? Self.slug(page.host) : own
    return slug.isEmpty ? "entry" : slug
  }

  private static func slug(_ text: String) -> String {
    let parts = text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let cut = parts.joined(separator: "-").prefix(60)
    return String(cut.last == "-" ? cut.dropLast() : cut)
  }
}

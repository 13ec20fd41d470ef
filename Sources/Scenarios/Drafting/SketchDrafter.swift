/// Writes down a ``SiteSketch`` as a scenario for a person to complete.
package struct SketchDrafter {
  private let sketch: SiteSketch
  private let home: DraftAddress
  private let variants: LocaleVariants
  private let wanted: [LocaleTag]
  private let day: String

  /// Makes a drafter; nil where the home page's address cannot stand in a scenario.
  ///
  /// - Parameters:
  ///   - sketch: what was seen.
  ///   - wanted: the locales that the person asked for; empty for all that the site names.
  ///   - day: of the look, `2026-11-26`.
  package init?(_ sketch: SiteSketch, wanted: [LocaleTag], day: String) {
    guard let home = DraftAddress(sketch.home) else { return nil }
    self.sketch = sketch
    self.home = home
    self.wanted = wanted
    self.day = day
    variants = LocaleVariants(home: home, alternates: sketch.alternates)
  }

  /// The draft; it loads without problems.
  package func draft() -> ScenarioDraft {
    let name = sketch.name.map { DraftText.line($0, longest: 120) } ?? ""
    var draft = ScenarioDraft(
      platform: name.isEmpty ? home.host : name, locales: locales, start: starts)
    draft.remarks = remarks
    draft.session = session
    let from = "home page and the pages it leads to, read by exitway scenario new"
    draft.sources =
      [
        .init("platform", from: from, read: day), .init("locales", from: from, read: day),
      ] + draft.start.map { .init("start.\($0.name)", from: from, read: day) }
    return draft
  }

  private var remarks: [String] {
    var remarks = [
      "A draft: a program looked at a few pages and understood none of them. Look at every line,",
      "complete what the comments name, then `exitway scenario validate` it.",
    ]
    if sketch.name == nil { remarks.append("platform: the site does not say its name.") }
    if !variants.unplaced.isEmpty {
      remarks.append(
        "hreflang names locales whose addresses do not tell them apart, or too many of them: "
          + variants.unplaced.prefix(20).joined(separator: ", ")
          + ". Cookies or headers may choose them.")
    }
    return remarks + sketch.remarks
  }

  private var locales: [ScenarioDraft.Locale] {
    let known = variants.hosts
    guard !wanted.isEmpty else {
      let all = known.map { ScenarioDraft.Locale($0.tag, host: $0.host) }
      return all.isEmpty ? [.init(sketch.locale, host: variants.ownHost)] : all
    }
    return wanted.map { tag in
      if let entry = Self.entry(tag, known) { return .init(tag, host: entry) }
      let isOwn = tag == sketch.locale && known.isEmpty
      return .init(
        tag, host: variants.ownHost,
        remark: isOwn
          ? nil
          : "hreflang does not name \(tag): give it the host, cookies or headers that choose it."
      )
    }
  }

  /// The locale itself, or its language alone.
  private static func entry(_ tag: LocaleTag, _ known: [(tag: LocaleTag, host: String)]) -> String?
  {
    (known.first { $0.tag == tag }
      ?? known.first { $0.tag.rawValue == tag.language })?.host
  }

  private var starts: [ScenarioDraft.Start] {
    var starts = [ScenarioDraft.Start("home", variants.template(for: home))]
    for kind in [SiteSketch.Find.Kind.account, .settings, .help, .privacy, .delete] {
      guard let found = found(kind) else { continue }
      if kind == .settings, starts.contains(where: { $0.name == "account" }) { continue }
      let template = variants.template(for: found.address)
      guard !starts.contains(where: { $0.address == template }) else { continue }
      let name = kind == .settings ? "account" : kind.rawValue
      let seen = found.find.seen.map { "; \($0)" } ?? "; not looked at"
      starts.append(.init(name, template, remark: "“\(found.find.label)” leads there\(seen)."))
    }
    if !starts.contains(where: { $0.name == "account" }) {
      starts[0].remark = "Add \"account:\", the page where a member's own settings begin."
    }
    return starts
  }

  private func found(
    _ kind: SiteSketch.Find.Kind
  ) -> (find: SiteSketch.Find, address: DraftAddress)? {
    guard let find = sketch.finds.first(where: { $0.kind == kind }) else { return nil }
    return DraftAddress(find.address).map { (find, $0) }
  }

  /// A log-in that a person has to complete, as comments: a draft with secrets would not load.
  private var session: [String] {
    let page = found(.logIn).map { variants.template(for: $0.address) } ?? "https://${host}/login"
    let fields =
      sketch.loginFields.isEmpty
      ? [.init(name: "email", isPassword: false), .init(name: "password", isPassword: true)]
      : sketch.loginFields
    var lines = [
      "session: complete this with a test account of your own, and set the variables:",
      "session:", "  login:", "    page: \(DraftText.scalar(page))", "    fields:",
    ]
    if found(.logIn) == nil {
      lines[0] = "session: no log-in page was found. " + lines[0].dropFirst(9)
    }
    lines += fields.prefix(4).map { field in
      let variable = field.isPassword ? "SITE_PASSWORD" : "SITE_USER"
      return "      \(DraftText.scalar(field.name)): \"${env.\(variable)}\""
    }
    lines.append("  signed-in: {control: log-out}")
    if let signUp = found(.signUp) {
      lines.append("Joining seems to begin at \(variants.template(for: signUp.address))")
    }
    return lines
  }
}

import Foundation
import Yams

/// A made-up platform, shaped on a reported case, in three locales.
package struct DemoPlatform: Sendable, Identifiable {
  package let id: String
  /// Its made-up name.
  package let name: String
  /// What it is shaped on, in one sentence.
  package let shape: String
  /// The locales it serves.
  package let locales: [String]
  private static let usualLocales = ["ko-KR", "en-US", "de-DE"]

  /// A cookie chooses the locale instead of the host.
  let usesLocaleCookie: Bool
  let quirks: Set<Quirk>
  let pages: [String: DemoPage]
  /// Pages that a telephone gets in place of the others.
  let mobilePages: [String: DemoPage]
  let footer: [(label: DemoText, to: String)]
  /// How a script puts the members' pages together; nil where the server does.
  let application: DemoApplication?

  /// Its pages show nothing without a browser.
  package var needsBrowser: Bool { application != nil }

  /// What makes a site hard to read, though no page shows it.
  enum Quirk: String, CaseIterable {
    /// The language was saved in the account by an earlier log-in, and rules after the log-in.
    case savedEnglish = "saved-english"
    /// The log-in is taken, and lands on a page that answers 503.
    case brokenLanding = "broken-landing"
    /// Missing pages answer 200.
    case softMissing = "soft-missing"
    /// The charset stands in the header only.
    case headerCharset = "header-charset"
    /// The user's menu stands a second time in the page, for narrow screens.
    case secondMenu = "second-menu"
    /// Links of the language menu save the language in the account.
    case savingLanguages = "saving-languages"
    /// No page says whose it is.
    case nameless
    /// There is no menu of languages.
    case noLanguageMenu = "no-language-menu"
    /// Forms have another name in every rendering.
    case randomNames = "random-names"
    /// Numbers, ids, offers and a log are others in every rendering.
    case restless
  }

  /// All platforms, sorted by id.
  package static func all() throws(DemoDataError) -> [DemoPlatform] {
    var platforms: [DemoPlatform] = []
    let folder = Bundle.module.bundlePath + "/Platforms"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for id in names.sorted() where !id.hasPrefix(".") {
      platforms.append(try load(id, folder: "\(folder)/\(id)"))
    }
    return platforms
  }

  /// The languages it serves, as its texts name them: `ko`, `zh-Hans`.
  var languages: [String] {
    locales.map { locale in
      switch locale {
      case "zh-CN": "zh-Hans"
      case "pt-BR": "pt-BR"
      default: String(locale.prefix(2))
      }
    }
  }

  /// The host of a locale, without port: `ko.good-exit.localhost`.
  func host(_ language: String) -> String {
    usesLocaleCookie ? "www.\(id).localhost" : "\(language.lowercased()).\(id).localhost"
  }

  private static func load(_ id: String, folder: String) throws(DemoDataError) -> DemoPlatform {
    let reader = DemoPageReader()
    var site = try siteFile(folder, reader)
    if let model = site["like"]?.string {
      let other = try siteFile(folder.replacing("/\(id)", with: "/\(model)"), reader)
      site.merge(other) { own, _ in own }
    }
    var pages = try commonPages(reader)
    if case .mapping(let mapping)? = site["pages"] {
      for (key, value) in mapping {
        if let path = key.string { pages[path] = try reader.page(value, path: path) }
      }
    }
    if case .mapping(let mapping)? = site["add"] {
      for (key, value) in mapping {
        guard let path = key.string, pages[path] != nil else {
          throw DemoDataError(detail: "\(id) adds to \(key.string ?? "?"), which is no page")
        }
        pages[path]?.body += try reader.blocks(value)
      }
    }
    var mobile: [String: DemoPage] = [:]
    if case .mapping(let mapping)? = site["mobile"] {
      for (key, value) in mapping {
        if let path = key.string { mobile[path] = try reader.page(value, path: path) }
      }
    }
    return DemoPlatform(
      id: id, name: site["name"]?.string ?? id, shape: site["shape"]?.string ?? "",
      locales: site["locales"]?.array().compactMap(\.string) ?? usualLocales,
      usesLocaleCookie: site["locale-by"]?.string == "cookie",
      quirks: try quirks(site["quirks"]), pages: pages, mobilePages: mobile,
      footer: try site["footer"].map(reader.links) ?? [],
      application: try site["application"].map { node throws(DemoDataError) in
        try DemoApplication(node, reader)
      })
  }

  private static func siteFile(
    _ folder: String, _ reader: DemoPageReader
  ) throws(DemoDataError) -> [String: Node] {
    try reader.mapping(
      try compose("\(folder)/site.yaml"),
      [
        "name", "like", "shape", "locale-by", "quirks", "locales", "pages", "mobile", "add",
        "footer", "application",
      ])
  }

  private static func quirks(_ node: Node?) throws(DemoDataError) -> Set<Quirk> {
    var quirks: Set<Quirk> = []
    for name in node?.array().compactMap(\.string) ?? [] {
      guard let quirk = Quirk(rawValue: name) else {
        throw DemoDataError(detail: "\(name) is no quirk")
      }
      quirks.insert(quirk)
    }
    return quirks
  }

  private static func commonPages(_ reader: DemoPageReader) throws(DemoDataError)
    -> [String: DemoPage]
  {
    let node = try compose(Bundle.module.bundlePath + "/Texts/common-pages.yaml")
    var pages: [String: DemoPage] = [:]
    guard case .mapping(let mapping) = node else {
      throw DemoDataError(detail: "common-pages.yaml is no mapping")
    }
    for (key, value) in mapping {
      if let path = key.string { pages[path] = try reader.page(value, path: path) }
    }
    return pages
  }

  static func compose(_ path: String) throws(DemoDataError) -> Node {
    do {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      if let node = try Yams.compose(yaml: text) { return node }
    } catch {
      throw DemoDataError(detail: "\(path.split(separator: "/").suffix(2)): \(error)")
    }
    throw DemoDataError(detail: "\(path.split(separator: "/").suffix(2)) is empty")
  }
}

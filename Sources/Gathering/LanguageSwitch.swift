import Languages
import Pages
import Transfer

/// Recognises links that would switch the site's language: some save it in the account, and after
/// that every page is another one.
struct LanguageSwitch: Sendable {
  /// The reader's.
  let reader: Language

  private static let keys: Set<String> = [
    "lang", "language", "locale", "hl", "setlang", "set_lang", "setlanguage", "uselang",
    "ui_locale", "ui_lang", "lang_code", "language_code", "langcode", "idioma", "sprache",
    "langue", "set_language", "set_locale", "newlang", "change_language", "switch_language",
    "preferred_language",
  ]
  private static let paths: Set<String> = [
    "setlang", "set-lang", "setlanguage", "set-language", "set_language", "change-language",
    "change_language", "switch-language", "switch_language", "set-locale", "set_locale", "locale",
    "i18n",
  ]

  /// Why a link must not be followed; nil if it switches nothing.
  func refusal(
    of control: PageModel.Control, leadingTo target: WebAddress, on page: VisitedPage
  ) -> String? {
    if control.purpose?.purpose == .language { return "switches the language" }
    if let language = Self.named(by: target), language.base != reader.base {
      // A site that writes its language into every address switches nothing.
      let own = Self.named(by: page.address)
      return own == language ? nil : "switches the language"
    }
    let parts = target.path.lowercased().split(separator: "/").map(String.init)
    return parts.contains(where: Self.paths.contains) ? "switches the language" : nil
  }

  /// The language that an address's query names.
  private static func named(by address: WebAddress) -> Language? {
    for pair in (address.query ?? "").split(whereSeparator: { $0 == "&" || $0 == ";" }) {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, keys.contains(parts[0].lowercased()) else { continue }
      return Language(tag: WebAddress.decoded(String(parts[1])))
    }
    return nil
  }
}

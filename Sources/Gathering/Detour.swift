import Evidence
import Languages
import Pages
import Transfer

/// Recognises redirects that lead to something nobody asked for: another country's pages, or a page
/// that wants consent to cookies first.
enum Detour {
  /// What a redirect led to in place of the page; nil where it led to a page like the one asked for.
  static func reason(from asked: WebAddress, to final: WebAddress, _ model: PageModel)
    -> EvidenceFailure?
  {
    if isConsent(asked, final, model) {
      return EvidenceFailure(.consentWall, "a page that asks for consent stands in front")
    }
    guard asked.withoutFragment() != final.withoutFragment(),
      let wanted = region(of: asked), let got = region(of: final), wanted != got,
      !isInReadersLanguage(model)
    else { return nil }
    return EvidenceFailure(
      .geoRedirect, "asked for the pages of \(wanted.uppercased()), sent to \(got.uppercased())")
  }

  // MARK: Consent

  private static let consentWords = [
    "before you continue", "계속하기 전에", "続行する前に", "bevor sie fortfahren",
    "avant d'accéder", "antes de continuar", "prima di continuare", "voordat je verdergaat",
    "zanim przejdziesz", "继续之前", "перед тем как продолжить", "we value your privacy",
  ]

  private static func isConsent(
    _ asked: WebAddress, _ final: WebAddress, _ model: PageModel
  ) -> Bool {
    let moved = asked.host != final.host || asked.path != final.path
    let names =
      final.host.hasPrefix("consent.") || final.host.hasPrefix("guce.")
      || final.path.lowercased().split { !$0.isLetter }.contains {
        ["consent", "cookiewall", "collectconsent", "gdprconsent"].contains($0)
      }
    if moved, names { return true }
    guard model.controls.count(where: { $0.role == .link && !$0.isHidden }) < 20 else {
      return false
    }
    let said = [model.title?.text, model.blocks.first { $0.role == .heading }?.text]
      .compactMap { $0?.lowercased() }
    return said.contains { text in consentWords.contains { text.contains($0) } }
  }

  // MARK: Country

  /// Two-letter codes that name a country and no language of the web; the rest (de, fr, es, it) may
  /// mean either and prove nothing.
  private static let countries: Set<String> = [
    "us", "gb", "uk", "kr", "jp", "cn", "tw", "hk", "sg", "au", "nz", "in", "ca", "mx", "br", "at",
    "be", "ch", "dk", "ie", "gr", "cz", "ua", "vn", "my", "ph", "za", "ae", "sa", "eg", "ng", "co",
    "cl", "pe",
  ]

  /// The country that an address names: `kr` of `kr.x.example`, `/ko-kr/`, `?country=KR`, `x.co.kr`.
  static func region(of address: WebAddress) -> String? {
    if let named = query(address) { return named }
    for part in address.path.split(separator: "/").prefix(2) {
      if let region = region(part) { return region }
    }
    let labels = address.host.split(separator: ".")
    if labels.count > 2, let first = labels.first, let region = region(first) { return region }
    guard let last = labels.last.map(String.init), last.count == 2, labels.count >= 2,
      !["io", "ai", "tv", "me", "co", "eu", "to", "gg", "ly"].contains(last)
    else { return nil }
    return last == "uk" ? "gb" : last
  }

  private static func region(_ text: Substring) -> String? {
    let parts = text.lowercased().split { $0 == "-" || $0 == "_" }
    guard let last = parts.last.map(String.init), last.count == 2,
      last.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    if parts.count == 2, (2...3).contains(parts[0].count) { return last == "uk" ? "gb" : last }
    guard parts.count == 1, countries.contains(last) else { return nil }
    return last == "uk" ? "gb" : last
  }

  private static func query(_ address: WebAddress) -> String? {
    for pair in (address.query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, ["country", "region", "gl"].contains(parts[0].lowercased()) else {
        continue
      }
      let value = parts[1].lowercased()
      if value.count == 2 { return value }
    }
    return nil
  }

  private static func isInReadersLanguage(_ model: PageModel) -> Bool {
    let judged = model.blocks.filter { $0.verdict.letters > 0 }
    let own = judged.filter { $0.verdict.answer == .yes }.reduce(0) { $0 + $1.verdict.letters }
    return own * 2 > judged.reduce(0) { $0 + $1.verdict.letters }
  }
}

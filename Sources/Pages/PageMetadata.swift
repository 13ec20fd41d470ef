/// What a page's head says about it.
extension PageDraft {
  /// Reads `<base>`, `<link>` or `<meta>`.
  mutating func readMetadata(_ element: Element) {
    switch element.tag {
    case .base: base = base ?? element["href"]
    case .link:
      let relations = element.words("rel")
      if relations.contains("canonical") { canonical = element["href"] }
      if relations.contains("alternate"), let language = element["hreflang"] {
        alternates.append(PageModel.Alternate(language: language, target: element["href"] ?? ""))
      }
    default: readMeta(element)
    }
  }

  private mutating func readMeta(_ element: Element) {
    if element["name"]?.lowercased() == "robots" {
      robots += (element["content"] ?? "").lowercased().split(separator: ",").map {
        String($0.filter { !$0.isWhitespace })
      }
    }
    guard let content = element["content"] else { return }
    switch (element["name"] ?? element["property"])?.lowercased() {
    // The Open Graph protocol's name for the site outranks the HTML Standard's for an application.
    case "og:site_name": siteName = Whitespace.collapsed(content)
    case "application-name": siteName = siteName ?? Whitespace.collapsed(content)
    default: break
    }
    switch element["http-equiv"]?.lowercased() {
    case "refresh": refresh = RefreshReading.read(content)
    case "content-language": metaLanguage = Whitespace.collapsed(content)
    default: break
    }
  }
}

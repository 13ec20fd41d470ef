/// Tells how strongly class names set a control off, as widespread kits name them; what a style sheet
/// makes of them is not known without a browser.
enum Emphasis {
  static func of(_ element: Element) -> PageModel.Control.Emphasis {
    var found = PageModel.Control.Emphasis.plain
    for word in element.letters("class") {
      switch word {
      case "primary", "cta", "main", "highlight", "highlighted", "large", "lg", "big", "positive",
        "success", "accent", "filled", "contained":
        return .strong
      case "secondary", "tertiary", "muted", "link", "text", "ghost", "outline", "outlined",
        "small", "sm", "subtle", "light", "quiet", "minor", "disabled", "grey", "gray":
        found = .weak
      default: continue
      }
    }
    return found
  }
}

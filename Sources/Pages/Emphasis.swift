/// Tells how strongly class names set a control off, as widespread kits name them; what a style sheet
/// makes of them is not known without a browser.
enum Emphasis {
  private static let strong: Set<String> = [
    "primary", "cta", "main", "highlight", "highlighted", "large", "lg", "big", "positive",
    "success",
    "accent", "filled", "contained",
  ]
  private static let weak: Set<String> = [
    "secondary", "tertiary", "muted", "link", "text", "ghost", "outline", "outlined", "small", "sm",
    "subtle", "light", "quiet", "minor", "disabled", "grey", "gray",
  ]

  static func of(classes: String?) -> PageModel.Control.Emphasis {
    guard let classes else { return .plain }
    let words = classes.lowercased().split { !$0.isLetter }.map(String.init)
    if words.contains(where: strong.contains) { return .strong }
    return words.contains(where: weak.contains) ? .weak : .plain
  }
}

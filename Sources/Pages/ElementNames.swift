/// What element names mean to a reader.
enum ElementNames {
  /// Elements whose content is never shown as text.
  static let unseen: Set<String> = [
    "script", "style", "noscript", "iframe", "object", "embed", "canvas", "audio", "video", "svg",
    "math", "datalist", "noframes", "head",
  ]

  /// Elements that begin on a line of their own (HTML Standard, section 15.3).
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "label", "button", "textarea",
  ]

  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  /// Elements that hold a list of links.
  static let lists: Set<String> = ["ul", "ol", "nav", "menu", "table", "dl", "footer"]
}

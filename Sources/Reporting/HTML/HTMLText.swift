/// A piece of HTML that is known to be well formed.
///
/// There are two ways to make one, and both escape: page content cannot become markup.
struct HTMLText {
  private(set) var source: String

  /// Text content.
  static func text(_ text: String) -> HTMLText {
    HTMLText(source: Escaping.html(text))
  }

  /// An element; names are literals of this program, attribute values are anything.
  static func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: [HTMLText] = []
  ) -> HTMLText {
    let attributes = attributes.map { " \($0.name)=\"\(Escaping.html($0.value))\"" }.joined()
    let inner = content.map(\.source).joined()
    return HTMLText(source: "<\(name)\(attributes)>\(inner)</\(name)>")
  }

  /// An element with nothing but text in it.
  static func element(_ name: StaticString, _ attributes: [Attribute] = [], _ text: String)
    -> HTMLText
  {
    element(name, attributes, [.text(text)])
  }

  /// An element with nothing but text in it, and no attributes.
  static func element(_ name: StaticString, _ text: String) -> HTMLText {
    element(name, [], [.text(text)])
  }

  /// An element without content or end tag (`meta`).
  static func void(_ name: StaticString, _ attributes: [Attribute]) -> HTMLText {
    let attributes = attributes.map { " \($0.name)=\"\(Escaping.html($0.value))\"" }.joined()
    return HTMLText(source: "<\(name)\(attributes)>")
  }

  /// A style sheet, which only this program writes.
  static func style(_ css: StaticString) -> HTMLText {
    HTMLText(source: "<style>\(css)</style>")
  }

  /// A script, which only this program writes.
  static func script(_ code: StaticString) -> HTMLText {
    HTMLText(source: "<script>\(code)</script>")
  }

  /// Words that are not ours, or not in the page's language: kept apart in direction and language,
  /// and left alone by programs that translate pages.
  static func foreign(_ words: String, language: String = "") -> HTMLText {
    element("bdi", [.other("lang", language), .other("translate", "no")], words)
  }

  /// Pieces one after the other.
  static func joined(_ pieces: [HTMLText]) -> HTMLText {
    HTMLText(source: pieces.map(\.source).joined())
  }

  /// A line break between blocks, so that two reports can be compared line by line.
  static let newline = HTMLText(source: "\n")

  struct Attribute {
    var name: StaticString
    var value: String

    static func id(_ value: String) -> Attribute { Attribute(name: "id", value: value) }
    static func named(_ value: String) -> Attribute { Attribute(name: "class", value: value) }
    static func other(_ name: StaticString, _ value: String) -> Attribute {
      Attribute(name: name, value: value)
    }
  }
}

/// What a page's own style sheets show and hide, as far as simple selectors tell.
///
/// Read are rules outside of `@` blocks whose selector is one compound of element, id and classes.
/// Anything else (combinators, states, media) may or may not hold, so it hides nothing.
struct StyleSheet {
  /// What declarations say about being seen; nil where they say nothing.
  struct Showing: Equatable {
    var isDisplayed: Bool?
    var isVisible: Bool?

    /// Reads declarations such as a `style` attribute's.
    init(_ declarations: some StringProtocol) {
      for declaration in declarations.lowercased().split(separator: ";") {
        let pair = declaration.split(separator: ":", maxSplits: 1)
        guard pair.count == 2 else { continue }
        let value = pair[1].prefix { $0 != "!" }.filter { !$0.isWhitespace }
        switch pair[0].filter({ !$0.isWhitespace }) {
        case "display": isDisplayed = value != "none"
        case "visibility": isVisible = value == "visible" ? true : value == "inherit" ? nil : false
        default: break
        }
      }
    }

    init() {}
  }

  private struct Rule {
    var tag: String?
    var id: String?
    var classes: [String] = []
    var showing: Showing
    /// Ids, classes, elements, then order.
    var rank: Int
  }

  private var byClass: [String: [Rule]] = [:]
  private var byID: [String: [Rule]] = [:]
  private var byTag: [String: [Rule]] = [:]
  private(set) var isEmpty = true
  /// Marks of the names that rules begin with: hardly any element has one of them.
  private var marks = NameMarks()

  private static let maximumBytes = 1 << 20
  private static let maximumRules = 5000
  /// Rules for one class, id or element, and classes of one element, that are looked at.
  private static let maximumBeside = 100

  /// Reads style sheets.
  init(_ css: [UInt8]) {
    guard css.count <= Self.maximumBytes, Self.hides(css) else { return }
    var order = 0
    for (selectors, declarations) in Self.rules(css) {
      let showing = Showing(declarations)
      guard showing != Showing() else { continue }
      for selector in selectors.split(separator: ",") {
        order += 1
        guard order <= Self.maximumRules else { return }
        if let rule = Self.rule(selector, showing, order) { add(rule) }
      }
    }
  }

  /// What holds for an element; the most specific rule wins, then the last.
  func showing(_ element: Element, name: String) -> Showing {
    guard mayApply(to: element, name) else { return Showing() }
    let id = element["id"]
    let classes = element["class"]
    var found: [Rule] = byTag[name] ?? []
    if let id { found += byID[id] ?? [] }
    let words = Self.words(classes)
    for word in words { found += byClass[word] ?? [] }
    var showing = Showing()
    for rule in found.sorted(by: { $0.rank < $1.rank }) {
      guard rule.tag.map({ $0 == name }) ?? true, rule.id.map({ $0 == id }) ?? true,
        rule.classes.allSatisfy(words.contains)
      else { continue }
      showing.isDisplayed = rule.showing.isDisplayed ?? showing.isDisplayed
      showing.isVisible = rule.showing.isVisible ?? showing.isVisible
    }
    return showing
  }

  /// The classes of an element, each once.
  private static func words(_ classes: String?) -> [String] {
    guard let classes else { return [] }
    let words = classes.utf8.split(maxSplits: maximumBeside) { $0 <= 0x20 }
    var seen: Set<String> = []
    return words.prefix(maximumBeside).map { String($0) ?? "" }.filter { seen.insert($0).inserted }
  }

  private func mayApply(to element: Element, _ name: String) -> Bool {
    marks.mayHold(name) || element.value("id").map(marks.mayHold) ?? false
      || element.each("class").contains(where: marks.mayHold)
  }

  private mutating func add(_ rule: Rule) {
    isEmpty = false
    if let name = rule.id ?? rule.classes.first ?? rule.tag { marks.insert(name) }
    if let id = rule.id {
      Self.add(rule, to: &byID[id, default: []])
    } else if let first = rule.classes.first {
      Self.add(rule, to: &byClass[first, default: []])
    } else if let tag = rule.tag {
      Self.add(rule, to: &byTag[tag, default: []])
    }
  }

  private static func add(_ rule: Rule, to rules: inout [Rule]) {
    if rules.count < maximumBeside { rules.append(rule) }
  }

  /// Most sheets hide nothing that can be told; they are not read.
  private static func hides(_ css: [UInt8]) -> Bool {
    let text = String(decoding: css, as: UTF8.self)
    return text.contains("none") || text.contains("hidden")
  }

  /// Selectors with declarations, of rules that hold without condition.
  private static func rules(_ css: [UInt8]) -> [(String, String)] {
    var rules: [(String, String)] = []
    var selector: [UInt8] = []
    var body: [UInt8] = []
    var depth = 0
    var isConditional = false
    var index = 0
    while index < css.count {
      let byte = css[index]
      if byte == UInt8(ascii: "/"), index + 1 < css.count, css[index + 1] == UInt8(ascii: "*") {
        index += 2
        while index + 1 < css.count,
          !(css[index] == UInt8(ascii: "*") && css[index + 1] == UInt8(ascii: "/"))
        { index += 1 }
        index += 2
        continue
      }
      switch byte {
      case UInt8(ascii: "{"):
        if depth == 0 { isConditional = selector.contains(UInt8(ascii: "@")) }
        depth += 1
      case UInt8(ascii: "}") where depth > 0:
        depth -= 1
        if depth == 0 {
          if !isConditional {
            rules.append(
              (String(decoding: selector, as: UTF8.self), String(decoding: body, as: UTF8.self)))
          }
          selector = []
          body = []
        }
      case UInt8(ascii: ";") where depth == 0: selector = []
      default:
        if depth == 0 { selector.append(byte) } else if depth == 1 { body.append(byte) }
      }
      index += 1
    }
    return rules
  }

  /// A rule of one compound selector; nil for anything else.
  private static func rule(_ text: Substring, _ showing: Showing, _ order: Int) -> Rule? {
    var rule = Rule(showing: showing, rank: order)
    var rest = Whitespace.collapsed(String(text))[...]
    guard !rest.isEmpty else { return nil }
    let name = rest.prefix(while: isNameLetter)
    rest = rest.dropFirst(name.count)
    if !name.isEmpty { rule.tag = String(name).lowercased() }
    while let mark = rest.first {
      let word = String(rest.dropFirst().prefix(while: isNameLetter))
      guard !word.isEmpty else { return nil }
      switch mark {
      case ".": rule.classes.append(word)
      case "#" where rule.id == nil: rule.id = word
      default: return nil
      }
      rest = rest.dropFirst(word.count + 1)
    }
    // The whole page is hidden only until scripts have run.
    if rule.tag == "html" || rule.tag == "body" { return nil }
    rule.rank +=
      (rule.id == nil ? 0 : 1 << 40) + rule.classes.count << 30 + (rule.tag == nil ? 0 : 1 << 20)
    return rule
  }

  private static func isNameLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }
}

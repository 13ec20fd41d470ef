import Evidence
import Testing

/// Pages drawn by lot, with lists that change and lists that do not, under ids of three sorts.
struct RenamedPageTests {
  @Test(arguments: 0..<60)
  func `Ids that are others in each fetch are as good as none`(seed: UInt64) throws {
    let page = DrawnPage(seed: seed)
    let unnamed = Fetched.steady(try Fetched.run(page.html(0, .none), page.html(1, .none)))
    let drawn = Fetched.steady(try Fetched.run(page.html(0, .drawn), page.html(1, .drawn)))
    #expect(drawn.pages == unnamed.pages)
    #expect(drawn.variations == unnamed.variations)
    #expect(!"\(drawn)".contains("#"), "no id is left in any place")

    let next = Fetched.steady(try Fetched.run(page.html(2, .drawn), page.html(3, .drawn)))
    #expect(next == drawn, "the next run sees the same")
  }

  @Test(arguments: 0..<60)
  func `Ids that stay hide no change and no list that stays`(seed: UInt64) throws {
    let page = DrawnPage(seed: seed)
    let drawn = Fetched.steady(try Fetched.run(page.html(0, .drawn), page.html(1, .drawn)))
    let kept = Fetched.steady(try Fetched.run(page.html(0, .kept), page.html(1, .kept)))
    #expect(kept.pages[0].blocks.map(\.text) == drawn.pages[0].blocks.map(\.text))
    #expect(kept.pages[0].controls.map(\.label) == drawn.pages[0].controls.map(\.label))
    #expect(kept.variations?.count == drawn.variations?.count)
    #expect(kept.pages[0].blocks.map(\.text) == page.steadyTexts)

    let renewed = Fetched.steady(
      try Fetched.run(page.html(2, .drawn, leave: "Go"), page.html(3, .drawn, leave: "Go")))
    #expect(
      renewed.pages[0].controls.map(\.label)
        == drawn.pages[0].controls.map { $0.label == "Leave" ? "Go" : $0.label })
  }
}

/// A page of headings, lists and one link that leads out, the same for the same seed.
private struct DrawnPage {
  enum IDs { case none, kept, drawn }

  private struct Part {
    var element: String
    var items: [String]
    var changes: Bool
    var isWrapped: Bool
    /// An item's element inside of the list.
    var item: String { element == "div" ? "p" : "li" }
  }

  private let seed: UInt64
  private var parts: [Part] = []

  init(seed: UInt64) {
    self.seed = seed
    var lot = Lot(state: seed)
    for number in 0..<Int.random(in: 2...5, using: &lot) {
      let count = Int.random(in: 3...5, using: &lot)
      parts.append(
        Part(
          element: ["ul", "ol", "div"].randomElement(using: &lot) ?? "ul",
          items: (0..<count).map { "Offer \(Self.word(number * 7 + $0))" },
          changes: Bool.random(using: &lot), isWrapped: Bool.random(using: &lot)))
    }
  }

  /// The page at its nth fetch.
  func html(_ fetch: Int, _ ids: IDs, leave: String = "Leave") -> String {
    // The names of a fetch are its own, whatever else is drawn.
    var lot = Lot(state: seed &* 31 &+ UInt64(fetch))
    func id(_ name: String) -> String {
      switch ids {
      case .none: ""
      case .kept: " id=\(name)"
      case .drawn: " id=\(Self.name(&lot))"
      }
    }
    let texts = parts.enumerated().map { number, part in
      let start = part.changes ? fetch % part.items.count : 0
      let items = (part.items[start...] + part.items[..<start]).map {
        "<\(part.item)><a href=/\(Self.slug($0))>\($0)</a></\(part.item)>"
      }
      let list =
        "<\(part.element)\(id("list-\(Self.word(number))"))>\(items.joined())</\(part.element)>"
      return "<h2>Part \(Self.word(number))</h2>"
        + (part.isWrapped ? "<section\(id("box-\(Self.word(number))"))>\(list)</section>" : list)
    }
    let frame = (0..<30).map { "<h3>Frame \(Self.word($0 + 40))</h3>" }.joined()
    return "<main>\(texts.joined())\(frame)<p\(id("out"))><a href=/leave>\(leave)</a></p></main>"
  }

  /// What of it does not change.
  var steadyTexts: [String] {
    parts.enumerated().flatMap { number, part in
      ["Part \(Self.word(number))"] + (part.changes ? [] : part.items)
    } + (0..<30).map { "Frame \(Self.word($0 + 40))" } + ["Leave"]
  }

  private static func slug(_ text: String) -> String {
    String(text.lowercased().map { $0 == " " ? "-" : $0 })
  }

  /// A word for a number, without digits.
  private static func word(_ number: Int) -> String {
    let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"]
    return syllables[number / 10 % 10] + syllables[number % 10]
  }

  /// Six letters that might be a name, or at times no name at all.
  private static func name(_ lot: inout Lot) -> String {
    (0..<3).map { _ in
      String("bdfgklmnprstvz".randomElement(using: &lot) ?? "b")
        + String("aeiouaeiouaeiou4".randomElement(using: &lot) ?? "a")
    }.joined()
  }
}

/// Numbers that are the same for the same seed (Steele, Lea, Flood 2014, "SplitMix").
private struct Lot: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

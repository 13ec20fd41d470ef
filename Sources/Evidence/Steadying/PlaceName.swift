/// Reads the selectors that places are: `#offers > li:nth-of-type(2) > a:nth-of-type(1)`.
enum PlaceName {
  /// A place has no more levels.
  static let mostLevels = 8

  /// The selector without its last level; nil for one of a single level.
  static func parent(_ place: String) -> String? {
    guard let last = place.utf8.lastIndex(of: UInt8(ascii: ">")), last > place.startIndex else {
      return nil
    }
    return String(place[..<place.utf8.index(before: last)])
  }

  /// The levels, from the outside in.
  static func levels(_ place: String) -> [Substring] { place.split(separator: " > ") }

  /// The first level, `#offers`.
  static func start(of place: String) -> Substring {
    place.firstIndex(of: ">").map { place[..<$0].dropLast() } ?? place[...]
  }

  /// The element's name in a level, empty for an id.
  static func element(_ level: Substring) -> Substring {
    level.prefix { $0 != ":" && $0 != "#" && $0 != "." }
  }

  /// The selector of what two places stand in; empty where they have nothing in common.
  static func common(_ first: String, _ second: String) -> String {
    zip(levels(first), levels(second)).prefix { $0 == $1 }.map { String($0.0) }
      .joined(separator: " > ")
  }

  /// The elements' names, without which of its siblings each is.
  static func kind(_ place: String) -> String {
    levels(place).map { $0.prefix { $0 != ":" } }.joined(separator: " > ")
  }
}

/// How the places of a page lie in one another, across the ids that places begin with.
struct PlaceTree {
  /// ``PageRecord/anchors``.
  let anchors: [String: String]

  /// How many ids a place is followed out of.
  private static let mostIDs = 4

  /// What an element stands in; empty where that is not known.
  func parent(_ place: String) -> String {
    PlaceName.parent(place) ?? anchors[place].flatMap(PlaceName.parent) ?? ""
  }

  /// A place and all that it stands in, from the inside out; an element with an id under both names.
  func names(around place: String) -> [String] {
    var names: [String] = []
    var next: String? = place
    var ids = 0
    while let name = next, ids <= Self.mostIDs {
      names.append(name)
      next = PlaceName.parent(name)
      if next == nil {
        next = anchors[name]
        ids += 1
      }
    }
    return names
  }

  /// The last level of a place as it is counted out: its element's name, and which one it is.
  func element(_ place: String) -> Substring {
    PlaceName.element(PlaceName.levels(anchors[place] ?? place).last ?? "")
  }
}

/// Finds the parts of a page that hold other things in each fetch: rotated lists, logs that grow.
struct VaryingRegions {
  /// Something with a place: a text block or a control.
  typealias Places = (first: [String], second: [String])

  /// Places that a journey uses or that lead out; no region may swallow them.
  let guarded: [String]

  /// Components that are one of many, so that what varies is the list that holds them.
  private static let items: Set = ["li", "tr", "td", "th", "dt", "dd", "option", "tbody", "thead"]

  /// The regions around the items that only one of two readings has.
  ///
  /// - Parameters:
  ///   - alignment: of the items.
  ///   - places: the items' selectors in both readings.
  ///   - changed: selectors of the items that say something else.
  /// - Returns: selectors; an item that stands loose in the page's frame gives none.
  func around(
    _ alignment: Alignment, _ places: Places, changed: [String]
  ) -> Set<String> {
    // What is the same and has moved tells which list it moved in.
    var moved: Set<String> = []
    for pair in alignment.pairs where places.first[pair.first] != places.second[pair.second] {
      moved.insert(Self.common(places.first[pair.first], places.second[pair.second]))
    }
    let strays =
      alignment.lost.map { places.first[$0] } + alignment.found.map { places.second[$0] }
    return Set(strays.compactMap { region(of: $0, moved: moved, places) })
      .union(Self.lists(of: changed).filter(mayVary))
  }

  private func region(of place: String, moved: Set<String>, _ places: Places) -> String? {
    let lists = moved.filter { Self.holds($0, place) && mayVary($0) }
    if let nearest = lists.max(by: { $0.utf8.count < $1.utf8.count }) { return nearest }
    var region = Self.parent(place)
    while Self.isItem(region) || !Self.isInBoth(region, places) {
      guard mayVary(Self.parent(region)) else { break }
      region = Self.parent(region)
    }
    return mayVary(region) ? region : nil
  }

  /// Lists of which two items say something else: it is what they hold that varies.
  private static func lists(of changed: [String]) -> Set<String> {
    Set(zip(changed, changed.dropFirst()).map { common($0, $1) })
  }

  /// The list that an item is one of: what stands in the same way beside it tells.
  ///
  /// - Parameters:
  ///   - place: the item's selector.
  ///   - places: those of all items.
  /// - Returns: the list's selector; nil for an item that stands alone, or in no list that may vary.
  func list(of place: String, among places: [String]) -> String? {
    let parts = place.split(separator: " > ")
    let lists = places.compactMap { other -> String? in
      let others = other.split(separator: " > ")
      guard others.count == parts.count else { return nil }
      let differing = zip(parts, others).enumerated().filter { $1.0 != $1.1 }
      guard differing.count == 1, let level = differing.first else { return nil }
      let (own, its) = level.element
      guard own.prefix(while: { $0 != ":" }) == its.prefix(while: { $0 != ":" }) else { return nil }
      return parts.prefix(level.offset).joined(separator: " > ")
    }
    return lists.filter(mayVary).max { $0.utf8.count < $1.utf8.count }
  }

  /// Whether all that stands in a region may be left out.
  func mayVary(_ region: String) -> Bool {
    let parts = region.split(separator: " > ")
    guard parts.count > 1, let last = parts.last else { return false }
    let name = last.prefix { $0 != ":" && $0 != "#" && $0 != "." }
    guard !["html", "body", "main", "form", "dialog"].contains(name) else { return false }
    return !guarded.contains { Self.holds(region, $0) }
  }

  /// Whether a place is in a region, or is it.
  static func holds(_ region: String, _ place: String) -> Bool {
    place.hasPrefix(region) && (place.count == region.count || place.hasPrefix(region + " > "))
  }

  private static func isInBoth(_ region: String, _ places: Places) -> Bool {
    places.first.contains { holds(region, $0) } && places.second.contains { holds(region, $0) }
  }

  private static func isItem(_ region: String) -> Bool {
    let last = region.split(separator: " > ").last ?? ""
    return items.contains(String(last.prefix { $0 != ":" && $0 != "#" && $0 != "." }))
  }

  private static func parent(_ place: String) -> String {
    place.split(separator: " > ").dropLast().joined(separator: " > ")
  }

  private static func common(_ first: String, _ second: String) -> String {
    let (left, right) = (first.split(separator: " > "), second.split(separator: " > "))
    return zip(left, right).prefix { $0 == $1 }.map { String($0.0) }.joined(separator: " > ")
  }
}

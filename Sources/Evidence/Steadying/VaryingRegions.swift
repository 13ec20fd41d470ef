/// Finds the parts of a page that hold other things in each fetch: rotated lists, logs that grow.
struct VaryingRegions {
  /// Something with a place: a text block or a control.
  typealias Places = (first: [String], second: [String])

  let tree: PlaceTree
  /// Ids that only one of two readings has: what they name today is called otherwise tomorrow.
  private let passing: Set<String>
  /// Ids of elements that stand elsewhere in the other reading.
  private let moved: Set<String>
  /// All that holds what a journey uses or what leads out; no region may swallow it.
  private let guarded: Set<String>
  /// How many of the page's text blocks stand in what.
  private let sizes: [String: Int]
  private let blocks: Int

  /// Components that are one of many, so that what varies is the list that holds them.
  private static let items: Set = ["li", "tr", "td", "th", "dt", "dd", "option", "tbody", "thead"]
  private static let lists: Set = ["ol", "ul", "menu", "dl", "table", "select"]

  /// Begins with a page.
  ///
  /// - Parameters:
  ///   - page: as it was read first.
  ///   - other: another reading of it, if there is one.
  ///   - guarded: places that a journey uses or that lead out.
  init(_ page: PageRecord, beside other: PageRecord?, guarded: [String]) {
    let (first, second) = (page.anchors ?? [:], other?.anchors ?? [:])
    let tree = PlaceTree(anchors: first.merging(second) { own, _ in own })
    self.tree = tree
    passing = other == nil ? [] : Set(first.keys).symmetricDifference(second.keys)
    moved = Set(first.keys.filter { second[$0] != nil && second[$0] != first[$0] })
    self.guarded = Set(guarded.flatMap(tree.names(around:)))
    sizes = Self.sizes(page.blocks.map(\.place), tree)
    blocks = page.blocks.count
  }

  private static func sizes(_ places: [String], _ tree: PlaceTree) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for place in places {
      for name in tree.names(around: place) { sizes[name, default: 0] += 1 }
    }
    return sizes
  }

  /// The regions around the items that only one of two readings has.
  ///
  /// - Parameters:
  ///   - alignment: of the items.
  ///   - places: the items' selectors in both readings.
  ///   - changed: selectors of the items that say something else.
  /// - Returns: selectors; an item that stands loose in the page's frame gives none.
  func around(_ alignment: Alignment, _ places: Places, changed: [String]) -> Set<String> {
    let strays = (
      first: alignment.lost.map { places.first[$0] },
      second: alignment.found.map { places.second[$0] }
    )
    var regions = Set(zip(changed, changed.dropFirst()).map(PlaceName.common).filter(mayVary))
    guard !strays.first.isEmpty || !strays.second.isEmpty else { return regions }
    // What is the same and has moved tells which list it moved in.
    var lists: Set<String> = []
    for pair in alignment.pairs where places.first[pair.first] != places.second[pair.second] {
      lists.insert(PlaceName.common(places.first[pair.first], places.second[pair.second]))
    }
    lists = lists.filter(mayVary)
    let known = (Self.sizes(places.first, tree), Self.sizes(places.second, tree))
    let find = { (place: String) in
      region(of: place, lists) { known.0[$0] != nil && known.1[$0] != nil }
    }
    regions.formUnion(Set(strays.first).compactMap(find))
    let moves = RegionMoves(alignment, places)
    return regions.union(Set(strays.second).compactMap(find).compactMap(moves.home).filter(mayVary))
  }

  private func region(
    of place: String, _ lists: Set<String>, isInBoth: (String) -> Bool
  ) -> String? {
    if let list = tree.names(around: place).first(where: lists.contains) { return list }
    var region = tree.parent(place)
    while isItem(region) || !isInBoth(region) || moved.contains(region) {
      // What it names is not always there, and takes nothing along.
      if passing.contains(region), !isItem(region) { return nil }
      let outer = tree.parent(region)
      guard mayVary(outer) else { break }
      region = outer
    }
    return mayVary(region) && !passing.contains(String(PlaceName.start(of: region))) ? region : nil
  }

  /// The lists that items are some of: what stands in the same way beside them tells.
  ///
  /// - Parameters:
  ///   - items: the items' selectors; one that stands alone, or in no list that may vary, gives none.
  ///   - places: those of all items.
  /// - Returns: the lists' selectors.
  func lists(of items: [String], among places: [String]) -> Set<String> {
    guard !items.isEmpty else { return [] }
    // Selectors without which of its siblings one level is.
    var like: [String: Int] = [:]
    for place in Set(places) {
      for (_, pattern) in Self.patterns(of: place) { like[pattern, default: 0] += 1 }
    }
    return Set(
      items.compactMap { item in
        Self.patterns(of: item).last { list, pattern in
          like[pattern, default: 0] > 1 && mayVary(list)
        }?.list
      })
  }

  /// A place once for each of its levels, with any sibling in that level's stead, the outermost first.
  private static func patterns(of place: String) -> [(list: String, pattern: String)] {
    let levels = PlaceName.levels(place)
    return levels.indices.map { level in
      var pattern = levels
      pattern[level] = levels[level].prefix { $0 != ":" } + ":*"
      return (levels[..<level].joined(separator: " > "), pattern.joined(separator: " > "))
    }
  }

  /// Whether all that stands in a region may be left out.
  func mayVary(_ region: String) -> Bool {
    let counted = tree.anchors[region] ?? region
    guard PlaceName.parent(counted) != nil, !guarded.contains(region) else { return false }
    let element = String(tree.element(region))
    guard !["html", "body", "main", "form", "dialog"].contains(element) else { return false }
    // What holds most of a page's text and is no list is the page, and no part of it.
    return Self.lists.contains(element) || Self.items.contains(element)
      || sizes[region, default: 0] * 2 <= blocks
  }

  private func isItem(_ region: String) -> Bool {
    Self.items.contains(String(tree.element(region)))
  }
}

/// Which region of the first reading one of the second is, where something above it came or went.
private struct RegionMoves {
  private var homes: [String: String] = [:]
  /// Regions of which something stands in another one in the second reading, and in the same.
  private var left: Set<String> = []
  private var kept: Set<String> = []

  init(_ alignment: Alignment, _ places: VaryingRegions.Places) {
    for pair in alignment.pairs {
      let (first, second) = (places.first[pair.first], places.second[pair.second])
      guard first != second else {
        keep(first)
        continue
      }
      guard PlaceName.kind(first) == PlaceName.kind(second) else { continue }
      var (old, new): (String?, String?) = (first, second)
      while let one = old, let other = new, one != other {
        left.insert(one)
        if homes[other] == nil { homes[other] = one }
        (old, new) = (PlaceName.parent(one), PlaceName.parent(other))
      }
    }
  }

  private mutating func keep(_ place: String) {
    var next = PlaceName.parent(place)
    while let region = next, kept.insert(region).inserted { next = PlaceName.parent(region) }
  }

  /// The region as the first reading has it; nil where it has another one in its place.
  func home(_ region: String) -> String? {
    kept.contains(region) ? region : homes[region] ?? (left.contains(region) ? nil : region)
  }
}

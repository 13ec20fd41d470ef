/// Ids that are others in each reading of a page, though they look like names that a person gave.
///
/// A place begins at the nearest id. One that another reading has not, but in its stead an element of
/// the same kind with another id or with none, is drawn by lot; places are counted out past it, as if
/// the element had none. So are its siblings' ids: those are one of many, and some of them stay a while.
/// One that has nothing in its stead belongs to an element that is not always there, and stays.
struct DrawnIDs {
  private let anchors: [[String: String]]
  /// Ids that not all readings have.
  private let passing: Set<String>
  private var drawn: Set<String> = []

  /// Finds them.
  ///
  /// - Parameter readings: a page, and what it was in other fetches.
  init(_ readings: [PageRecord]) {
    anchors = readings.map { $0.anchors ?? [:] }
    var counts: [String: Int] = [:]
    for id in anchors.flatMap(\.keys) { counts[id, default: 0] += 1 }
    passing = Set(counts.filter { $0.value < readings.count }.keys)
    guard !passing.isEmpty else { return }
    let counted = anchors.map { [passing] anchors in
      anchors.mapValues { Self.counted($0, anchors, past: passing) }
    }
    findRenamed(counted)
    findUnnamed(counted, readings)
    for counted in counted {
      let siblings = Set(counted.filter { drawn.contains($0.key) }.values.map(Self.siblings))
      drawn.formUnion(counted.filter { siblings.contains(Self.siblings($0.value)) }.keys)
    }
  }

  /// Finds those that have another id in their stead, somewhere.
  private mutating func findRenamed(_ counted: [[String: String]]) {
    let kinds = counted.map { [passing] counted in
      Dictionary(grouping: counted.keys.filter(passing.contains)) { id in
        PlaceName.kind(counted[id] ?? "")
      }
    }
    for kind in Set(kinds.flatMap(\.keys)) {
      let ids = kinds.map { $0[kind] ?? [] }
      let all = Set(ids.joined())
      if ids.allSatisfy({ $0.count < all.count }) { drawn.formUnion(all) }
    }
  }

  /// Finds those that have an element without an id in their stead: there, and among as many siblings.
  private mutating func findUnnamed(_ counted: [[String: String]], _ readings: [PageRecord]) {
    guard !drawn.isSuperset(of: passing) else { return }
    let families = zip(readings, anchors).map { [passing] page, anchors in
      let tree = PlaceTree(anchors: anchors)
      let places = page.blocks.map(\.place) + page.controls.map(\.place)
      let elements = Set(places.flatMap(tree.names(around:)))
      return Self.sizes(elements.map { Self.counted($0, anchors, past: passing) })
    }
    for (counted, family) in zip(counted, families) {
      for (id, place) in counted where passing.contains(id) && !drawn.contains(id) {
        let siblings = Self.siblings(place)
        let others = zip(anchors, families).filter { $0.0[id] == nil }
        if others.contains(where: { $0.1[siblings] == family[siblings] }) { drawn.insert(id) }
      }
    }
  }

  /// How many siblings of one name there are, by what they share.
  private static func sizes(_ places: [String]) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for place in places {
      let key = siblings(place)
      let number = place.dropFirst(key.count).drop { $0 != "(" }.dropFirst().dropLast()
      sizes[key] = max(sizes[key] ?? 0, Int(number) ?? 0)
    }
    return sizes
  }

  /// What an element shares with its siblings of the same name.
  private static func siblings(_ place: String) -> String {
    place.lastIndex(of: ":").map { String(place[..<$0]) } ?? place
  }

  /// The readings with places that begin at no such id.
  func settled(_ readings: [PageRecord]) -> [PageRecord] {
    guard !drawn.isEmpty else { return readings }
    return zip(readings, anchors).map { page, anchors in
      var page = page
      let settle = { Self.counted($0, anchors, past: drawn) }
      for index in page.blocks.indices {
        page.blocks[index].place = settle(page.blocks[index].place)
      }
      for index in page.controls.indices {
        page.controls[index].place = settle(page.controls[index].place)
      }
      for index in page.forms.indices { page.forms[index].place = settle(page.forms[index].place) }
      page.anchors = anchors.filter { !drawn.contains($0.key) }.mapValues(settle)
      return page
    }
  }

  /// A place that begins at none of some ids.
  private static func counted(
    _ place: String, _ anchors: [String: String], past ids: Set<String>
  ) -> String {
    guard place.utf8.first == UInt8(ascii: "#"), ids.contains(String(PlaceName.start(of: place)))
    else { return place }
    var levels = PlaceName.levels(place)
    for _ in 0..<PlaceName.mostLevels {
      guard levels.count <= PlaceName.mostLevels, let start = levels.first.map(String.init),
        ids.contains(start), let outer = anchors[start]
      else { break }
      levels.replaceSubrange(..<1, with: PlaceName.levels(outer))
    }
    return levels.suffix(PlaceName.mostLevels).joined(separator: " > ")
  }
}

extension CaseEvidence {
  /// The evidence with places that all readings of a page can share.
  func withSettledPlaces() -> CaseEvidence {
    guard let readings else { return self }
    var evidence = self
    for (index, page) in pages.enumerated() {
      let others = readings.indices.compactMap { number -> (number: Int, page: PageRecord)? in
        guard readings[number].page == page.id, let record = readings[number].record.value else {
          return nil
        }
        return (number, record)
      }
      let all = [page] + others.map(\.page)
      let settled = DrawnIDs(all).settled(all)
      evidence.pages[index] = settled[0]
      for (other, record) in zip(others, settled.dropFirst()) {
        evidence.readings?[other.number].record = .observed(record)
      }
    }
    return evidence
  }
}

/// Which items of two readings of a list are the same, in order.
struct Alignment {
  /// Positions of equal items, and of those that stand in the same place with another text.
  private(set) var pairs: [(first: Int, second: Int)] = []
  /// Items of the first list that the second does not have.
  private(set) var lost: [Int] = []
  /// Items of the second list that the first does not have.
  private(set) var found: [Int] = []

  /// Longer lists whose middle differs are not compared: the work grows with length × differences.
  private static let longest = 1500

  /// Aligns two lists; nil where they are too long for it.
  ///
  /// - Parameters:
  ///   - first: what each item says.
  ///   - second: the same of the other list.
  ///   - isSamePlace: whether two items that differ stand for each other.
  init?(_ first: [String], _ second: [String], isSamePlace: (Int, Int) -> Bool) {
    let start = zip(first, second).prefix { $0 == $1 }.count
    let left = first.dropFirst(start)
    let right = second.dropFirst(start)
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    let middle = (Array(left.dropLast(end)), Array(right.dropLast(end)))
    guard max(middle.0.count, middle.1.count) <= Self.longest else { return nil }
    for index in 0..<start { pairs.append((index, index)) }
    alignMiddle(middle.0, middle.1, offset: start, isSamePlace)
    for back in (0..<end).reversed() {
      pairs.append((first.count - 1 - back, second.count - 1 - back))
    }
  }

  private mutating func alignMiddle(
    _ first: [String], _ second: [String], offset: Int, _ isSamePlace: (Int, Int) -> Bool
  ) {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in second.difference(from: first) {
      switch change {
      case .remove(let index, _, _): removed.insert(index)
      case .insert(let index, _, _): inserted.insert(index)
      }
    }
    var (left, right) = (0, 0)
    while left < first.count || right < second.count {
      let (gone, new) = (left, right)
      while removed.contains(left) { left += 1 }
      while inserted.contains(right) { right += 1 }
      settle(gone + offset..<left + offset, new + offset..<right + offset, isSamePlace)
      guard left < first.count, right < second.count else { break }
      pairs.append((left + offset, right + offset))
      left += 1
      right += 1
    }
  }

  /// Between two equal items: what stands in the same place is one item with another text.
  private mutating func settle(
    _ gone: Range<Int>, _ new: Range<Int>, _ isSamePlace: (Int, Int) -> Bool
  ) {
    var next = new.lowerBound
    for first in gone {
      guard let second = (next..<new.upperBound).first(where: { isSamePlace(first, $0) }) else {
        lost.append(first)
        continue
      }
      found += next..<second
      pairs.append((first, second))
      next = second + 1
    }
    found += next..<new.upperBound
  }
}

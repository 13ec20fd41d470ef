import TestSupport

/// Makes inputs out of others; the same seed makes the same ones, so that a failure comes again.
struct Mutator {
  private var random: Seeded

  init(seed: UInt64) { random = Seeded(seed: seed) }

  /// A number from 0 to below the limit, which is at least 1.
  mutating func number(below limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  /// One of the inputs, a few times changed, cut, repeated or joined with another.
  mutating func changed(_ inputs: [[UInt8]]) -> [UInt8] {
    var input = inputs[number(below: inputs.count)]
    for _ in 0...number(below: 6) {
      let place = number(below: input.count + 1)
      switch number(below: 5) {
      case 0: input.insert(contentsOf: bytes(1 + number(below: 4)), at: place)
      case 1: input.removeSubrange(place..<min(input.count, place + 1 + number(below: 20)))
      case 2: input += inputs[number(below: inputs.count)].dropFirst(place)
      case 3:
        let piece = input[place..<min(input.count, place + 1 + number(below: 40))]
        input.insert(contentsOf: Array(repeating: piece, count: 3).joined(), at: place)
      default:
        if place < input.count { input[place] = UInt8(number(below: 256)) }
      }
    }
    return input
  }
}

/// The time with which a run's name begins.
struct RunTime: Sendable, Hashable {
  /// ISO 8601 in UTC, so that sorting as text sorts by time.
  var text: String
  /// The lowest id of a run that began in this millisecond; each has room for 1,024.
  var firstID: Int64

  /// Reads `20261124T103456.123Z-4f2a`, milliseconds or none; nil for any other form.
  init?(runName: String) {
    guard let end = runName.firstIndex(of: "Z") else { return nil }
    let time = runName[..<end]
    let rest = runName[runName.index(after: end)...]
    guard rest.isEmpty || rest.first == "-" else { return nil }
    let halves = time.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = Array(halves[0].utf8)
    guard bytes.count == 15, bytes[8] == UInt8(ascii: "T"), halves.count <= 2,
      let milliseconds = halves.count == 1 ? 0 : Self.number(Array(halves[1].utf8), digits: 3)
    else { return nil }
    let parts = [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15].compactMap { range in
      Self.number(Array(bytes[range]), digits: range.count)
    }
    guard parts.count == 6, (1...12).contains(parts[1]), (1...31).contains(parts[2]),
      parts[3] < 24, parts[4] < 60, parts[5] <= 60
    else { return nil }
    func piece(_ from: Int, _ to: Int) -> Substring { time.dropFirst(from).prefix(to - from) }
    text =
      "\(piece(0, 4))-\(piece(4, 6))-\(piece(6, 8))"
      + "T\(piece(9, 11)):\(piece(11, 13)):\(piece(13, 15))Z"
    // Not a count of milliseconds but in their order, which is all that an id needs.
    let day = (parts[0] * 12 + parts[1]) * 32 + parts[2]
    let seconds = ((day * 24 + parts[3]) * 60 + parts[4]) * 61 + parts[5]
    firstID = (seconds * 1000 + milliseconds) << 10
  }

  private static func number(_ bytes: [UInt8], digits: Int) -> Int64? {
    guard bytes.count == digits, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return bytes.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }
}

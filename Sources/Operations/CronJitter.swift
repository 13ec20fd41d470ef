/// The suffix `~15m`: how much later than its time a run may start, so that not all start at once.
struct CronJitter: Sendable, Hashable, CustomStringConvertible {
  /// From 1 to 86 400.
  let seconds: Int

  /// Reads what follows the tilde: a number and `s`, `m` or `h`, at most 24 hours.
  init?(_ text: some StringProtocol) {
    let factors: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
    let digits = text.dropLast().utf8
    guard let unit = text.last, let factor = factors[unit], (1...5).contains(digits.count),
      digits.allSatisfy({ (48...57).contains($0) }), let number = Int(text.dropLast()),
      (1...86_400).contains(number * factor)
    else { return nil }
    seconds = number * factor
  }

  /// In the largest unit that divides it.
  var description: String {
    if seconds % 3600 == 0 { return "~\(seconds / 3600)h" }
    return seconds % 60 == 0 ? "~\(seconds / 60)m" : "~\(seconds)s"
  }

  /// A delay from 0 to `seconds`, the same for the same text in every process and on every machine.
  func delay(for text: String) -> Int {
    Int(Self.hash(text) % UInt64(seconds + 1))
  }

  /// FNV-1a, 64 bits, of the text in UTF-8; Swift's own hash changes with every start.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

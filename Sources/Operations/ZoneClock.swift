import Foundation

/// The wall clock of a zone, in whole seconds.
struct ZoneClock: Sendable {
  let zone: TimeZone

  /// A zone of the IANA list, `Area/City` or UTC; nil for abbreviations, offsets and paths.
  ///
  /// `TimeZone.knownTimeZoneIdentifiers` lacks names in use such as Asia/Kolkata, so it is not asked.
  static func zone(_ name: String) -> TimeZone? {
    if ["UTC", "GMT", "Etc/UTC", "Etc/GMT"].contains(name) { return .gmt }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard name.utf8.count <= 40, (2...3).contains(parts.count), parts.allSatisfy(isPart),
      let zone = TimeZone(identifier: name), zone.identifier == name
    else { return nil }
    return zone
  }

  /// A letter, then letters, digits, `_`, `+` and `-`; so no dots, which lead out of a folder.
  private static func isPart(_ text: Substring) -> Bool {
    text.first?.isLetter == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+-".contains($0)) }
  }

  /// Seconds east of UTC at a moment.
  func offset(at moment: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
  }

  /// When the wall clock first shows a time; a skipped time is the first moment after the gap.
  ///
  /// Two changes of the clock within two days, which no zone has had, would not be told apart.
  func moment(wall: Int) -> Int {
    let before = offset(at: wall - 86_400)
    let after = offset(at: wall + 86_400)
    guard before != after else { return wall - before }
    var early = wall - max(before, after)
    var late = wall - min(before, after)
    if early + offset(at: early) == wall { return early }
    if late + offset(at: late) == wall { return late }
    // In the gap: the clock is behind at `early` and ahead at `late`.
    while late - early > 1 {
      let middle = early + (late - early) / 2
      if middle + offset(at: middle) > wall { late = middle } else { early = middle }
    }
    return late
  }
}

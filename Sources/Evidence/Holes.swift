/// Finds by pattern what differs between two visits to a page that has not changed.
package enum Holes {
  /// The text with a hole for each volatile part.
  package static func fill(_ text: String) -> String {
    // Every pattern has a digit in it, or a name and `=`.
    guard text.utf8.contains(where: { ASCII.isDigit($0) || $0 == 0x3D }) else { return text }
    var scan = HoleScan(bytes: Array(text.utf8))
    return scan.run()
  }

  /// A title with a hole for the number of what is new, `(3) Messages`.
  package static func fill(inTitle title: String) -> String {
    guard title.hasPrefix("("), let end = title.firstIndex(of: ")") else { return title }
    let inside = title[title.index(after: title.startIndex)..<end]
    let isCount =
      !inside.isEmpty && inside.count <= 5 && inside.allSatisfy { "0123456789+".contains($0) }
    return isCount ? "(⟨count⟩)" + title[title.index(after: end)...] : title
  }
}

/// One walk over a text's bytes, from left to right.
private struct HoleScan {
  /// Names in a query whose value is new at each visit.
  private static let volatileNames = [
    "csrf", "xsrf", "token", "nonce", "session", "sessid", "signature", "timestamp", "ticket",
  ]
  private static let months = Set(
    "jan feb mar apr may mai jun jul aug sep oct okt nov dec dez".split(separator: " "))
  /// Words after a number that make it "some time ago"; no days where "7일 전" is a period, too.
  private static let agoAfter =
    ["second", "minute", "min", "hour", "day", "week", "month", "year"].flatMap {
      [" \($0) ago", " \($0)s ago"]
    } + ["초 전", "분 전", "시간 전", "秒前", "分前", "時間前"]
    + ["秒", "分钟", "小时", "分鐘", "小時"].flatMap { [$0 + "前", " \($0)前"] }
  /// Words before a number, each with the beginnings of the units that follow it.
  private static let agoBefore = [
    ("vor ", [" sekunde", " minute", " stunde"]),
    ("il y a ", [" seconde", " minute", " heure", " jour"]),
    ("hace ", [" segundo", " minuto", " hora", " día"]),
  ]

  let bytes: [UInt8]
  var result: [UInt8] = []
  var index = 0

  mutating func run() -> String {
    while index < bytes.count {
      if let (end, hole) = placeholder(index) {
        replace(to: end, hole)
      } else if let end = holeEnd(index) ?? valueStart(index) {
        copy(to: end)
        if bytes[end - 1] == 0x3D { replace(to: valueEnd(end), "token") }
      } else if isAlphanumeric(index), !isAlphanumeric(index - 1) {
        let part = volatilePart(index)
        if let part { replace(to: part.end, part.hole) } else { copy(to: wordEnd(index)) }
      } else {
        copy(to: index + 1)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func volatilePart(_ start: Int) -> (hole: String, end: Int)? {
    agoEnd(start).map { ("ago", $0) } ?? dateEnd(start).map { ("date", $0) }
      ?? clockEnd(start).map { ("time", $0) } ?? tokenEnd(start).map { ("token", $0) }
  }

  private mutating func copy(to end: Int) {
    result += bytes[index..<end]
    index = end
  }

  private mutating func replace(to end: Int, _ hole: String) {
    if end > index { result += "⟨\(hole)⟩".utf8 }
    index = end
  }

  private func byte(_ at: Int) -> UInt8? { bytes.indices.contains(at) ? bytes[at] : nil }

  private func isDigit(_ at: Int) -> Bool { byte(at).map(ASCII.isDigit) == true }

  private func isAlphanumeric(_ at: Int) -> Bool { byte(at).map(ASCII.isAlphanumeric) == true }

  private func wordEnd(_ start: Int) -> Int {
    var end = start
    while isAlphanumeric(end) { end += 1 }
    return end
  }

  /// The end of a word (without regard to case in ASCII) that stands here.
  private func end(of word: String, at start: Int) -> Int? {
    var end = start
    for wanted in word.utf8 {
      guard let byte = byte(end) else { return nil }
      guard byte == wanted || ASCII.isLetter(wanted) && byte | 0x20 == wanted else { return nil }
      end += 1
    }
    return end
  }

  /// `count` digits that are not followed by another one.
  private func digits(_ start: Int, _ count: ClosedRange<Int>) -> (end: Int, value: Int)? {
    var end = start
    var value = 0
    while isDigit(end), end - start < count.upperBound {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    return count.contains(end - start) && !isDigit(end) ? (end, value) : nil
  }

  /// What stands for a private value that never came this far, `redacted-token-12`.
  private func placeholder(_ start: Int) -> (end: Int, hole: String)? {
    guard byte(start) == 0x72, !isAlphanumeric(start - 1),
      let kind = end(of: "redacted-", at: start)
    else { return nil }
    for (name, hole) in [
      ("secret-", "secret"), ("email-", "email"), ("token-", "token"), ("text-", "private"),
    ] {
      guard let number = end(of: name, at: kind), isDigit(number) else { continue }
      return (wordEnd(number), hole)
    }
    return nil
  }

  /// A hole of an earlier run, `⟨token⟩`.
  private func holeEnd(_ start: Int) -> Int? {
    guard let first = end(of: "⟨", at: start) else { return nil }
    let last = wordEnd(first)
    return last > first && last - first <= 10 ? end(of: "⟩", at: last) : nil
  }

  /// Behind the `=` of `?name=` or `&name=` where the name is of a volatile kind.
  private func valueStart(_ start: Int) -> Int? {
    guard byte(start) == 0x3F || byte(start) == 0x26 else { return nil }
    var end = start + 1
    while isAlphanumeric(end) || byte(end) == 0x5F || byte(end) == 0x2D, end - start < 64 {
      end += 1
    }
    guard byte(end) == 0x3D else { return nil }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self).lowercased()
    return Self.volatileNames.contains(where: name.contains) || name == "sid" ? end + 1 : nil
  }

  private func valueEnd(_ start: Int) -> Int {
    var end = start
    while let byte = byte(end), byte > 0x20, !"&#\"'<>".utf8.contains(byte) { end += 1 }
    return end
  }

  private func agoEnd(_ start: Int) -> Int? {
    if let number = digits(start, 1...4) {
      return Self.agoAfter.lazy.compactMap { end(of: $0, at: number.end) }.first
    }
    for (before, units) in Self.agoBefore {
      guard let first = end(of: before, at: start), let number = digits(first, 1...4) else {
        continue
      }
      return units.lazy.compactMap { end(of: $0, at: number.end) }.first.map(wordEnd)
    }
    return nil
  }

  private func dateEnd(_ start: Int) -> Int? {
    if let year = digits(start, 4...4) { return monthAndDayEnd(year.end) }
    guard let day = digits(start, 1...2) else {
      let day = monthEnd(start).flatMap { end(of: " ", at: $0) }.flatMap { digits($0, 1...2)?.end }
      return day.flatMap { end(of: ", ", at: $0) ?? end(of: " ", at: $0) }.flatMap {
        digits($0, 4...4)?.end
      }
    }
    for separator in ["-", "/", ". ", "."] {
      guard let second = end(of: separator, at: day.end), let number = digits(second, 1...2),
        let third = end(of: separator, at: number.end)
      else { continue }
      return max(day.value, number.value) <= 31 ? digits(third, 4...4)?.end : nil
    }
    let name = end(of: ". ", at: day.end) ?? end(of: " ", at: day.end)
    return name.flatMap(monthEnd).flatMap { end(of: " ", at: $0) }.flatMap {
      digits($0, 4...4)?.end
    }
  }

  /// Month and day after a year, `-11-24` or `년 11월 24일`, and an ISO 8601 time with them.
  private func monthAndDayEnd(_ yearEnd: Int) -> Int? {
    let forms = [("-", "-", ""), ("/", "/", ""), (". ", ". ", ""), (".", ".", "")]
    let eastAsian = [("년 ", "월 ", "일"), ("년", "월", "일"), ("年", "月", "日")]
    for (first, second, last) in forms + eastAsian {
      guard let month = end(of: first, at: yearEnd).flatMap({ digits($0, 1...2) }),
        let day = end(of: second, at: month.end).flatMap({ digits($0, 1...2) }),
        let end = end(of: last, at: day.end)
      else { continue }
      guard month.value <= 12, day.value <= 31 else { return nil }
      return self.end(of: "t", at: end).flatMap(clockEnd) ?? end
    }
    return nil
  }

  /// The end of a month's name and the dot after it; English and German, whole or short.
  private func monthEnd(_ start: Int) -> Int? {
    let end = wordEnd(start)
    guard (3...9).contains(end - start) else { return nil }
    let name = String(decoding: bytes[start..<(start + 3)], as: UTF8.self).lowercased()
    return Self.months.contains(name[...]) ? self.end(of: ".", at: end) ?? end : nil
  }

  /// `9:05`, `14:32:05.123`, with what tells the half of the day.
  private func clockEnd(_ start: Int) -> Int? {
    guard let hour = digits(start, 1...2), hour.value < 24, byte(hour.end) == 0x3A,
      let minute = digits(hour.end + 1, 2...2), minute.value < 60
    else { return nil }
    var end = minute.end
    if byte(end) == 0x3A, let second = digits(end + 1, 2...2) { end = second.end }
    if byte(end) == 0x2E, let fraction = digits(end + 1, 1...9) { end = fraction.end }
    for half in ["z", " am", " pm", "am", "pm", " utc", " gmt"] {
      if let last = self.end(of: half, at: end), !isAlphanumeric(last) { return last }
    }
    return end
  }

  /// A word that looks drawn by lot: a UUID, long hexadecimal or mixed runs, very long numbers.
  private func tokenEnd(_ start: Int) -> Int? {
    if let uuid = uuidEnd(start) { return uuid }
    let end = wordEnd(start)
    let word = bytes[start..<end]
    let digits = word.count(where: ASCII.isDigit)
    guard digits < word.count else { return word.count >= 12 ? end : nil }
    guard word.count >= 8, digits >= 2, word.count - digits >= 2 else { return nil }
    let changes = zip(word, word.dropFirst()).count { Self.kind($0) != Self.kind($1) }
    if changes >= 2, word.allSatisfy(ASCII.isHexDigit) { return end }
    return word.count >= 16 && changes >= 4 ? end : nil
  }

  private func uuidEnd(_ start: Int) -> Int? {
    let end = start + 36
    guard end <= bytes.count, !isAlphanumeric(end) else { return nil }
    return bytes[start..<end].enumerated().allSatisfy { offset, byte in
      [8, 13, 18, 23].contains(offset) ? byte == 0x2D : ASCII.isHexDigit(byte)
    } ? end : nil
  }

  private static func kind(_ byte: UInt8) -> Int {
    ASCII.isDigit(byte) ? 0 : byte & 0x20 == 0 ? 1 : 2
  }
}

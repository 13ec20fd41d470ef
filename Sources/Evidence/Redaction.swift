import Foundation

/// Takes out of evidence what must not be stored: secrets, the user's own addresses, volatile parts.
///
/// Each becomes a hole that says what stood there: `⟨secret⟩`, `⟨email⟩`, `⟨token⟩`, `⟨date⟩`,
/// `⟨time⟩`, `⟨ago⟩`. Page ids, purposes and other words of our own stay as they are.
package struct Redactor: Sendable {
  private struct Needle: Sendable {
    var bytes: [UInt8]
    var hole: String
    /// Short secrets are replaced only as whole words, or `1` would empty every number.
    var asWord: Bool
  }

  private let needles: [Needle]

  /// - Parameter secrets: Passwords, codes, e-mail addresses, names: whatever the session was given.
  package init(secrets: [String]) {
    var forms: [[UInt8]: Needle] = [:]
    for secret in secrets.map({ $0.precomposedStringWithCanonicalMapping }) where !secret.isEmpty {
      let encoded = ["%20", "+"].map { Self.percentEncoded(secret, space: $0) }
      for form in [secret] + encoded {
        let bytes = form.utf8.map(Self.lowered)
        forms[bytes] = Needle(
          bytes: bytes, hole: secret.contains("@") ? "⟨email⟩" : "⟨secret⟩",
          asWord: secret.utf8.count < 4)
      }
    }
    // The longest first: an address before the name that is part of it.
    needles = forms.values.sorted {
      $0.bytes.count != $1.bytes.count
        ? $0.bytes.count > $1.bytes.count : $0.bytes.lexicographicallyPrecedes($1.bytes)
    }
  }

  /// The text with holes, in NFC.
  package func redact(_ text: String) -> String {
    Holes.fill(withoutSecrets(text.precomposedStringWithCanonicalMapping))
  }

  private func withoutSecrets(_ text: String) -> String {
    guard !needles.isEmpty else { return text }
    let bytes = Array(text.utf8)
    let folded = bytes.map(Self.lowered)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let needle = needles.first { Self.stands($0, at: index, in: folded) }
      result += needle?.hole.utf8.map(\.self) ?? [bytes[index]]
      index += needle?.bytes.count ?? 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func stands(_ needle: Needle, at index: Int, in text: [UInt8]) -> Bool {
    let end = index + needle.bytes.count
    guard text[index...].starts(with: needle.bytes) else { return false }
    guard needle.asWord else { return true }
    return (index == 0 || !isWord(text[index - 1])) && (end == text.count || !isWord(text[end]))
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || Holes.isAlphanumeric(byte) }

  private static func lowered(_ byte: UInt8) -> UInt8 { Holes.isLetter(byte) ? byte | 0x20 : byte }

  /// With RFC 3986's unreserved characters as they are.
  private static func percentEncoded(_ text: String, space: String) -> String {
    (text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text)
      .replacing(" ", with: space)
  }

  private static let unreserved = CharacterSet(
    charactersIn: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~ ")
}

extension Redactor {
  /// The evidence with holes in every text that came from the site or from a failure.
  package func redact(_ evidence: CaseEvidence) -> CaseEvidence {
    changing(evidence) { evidence in
      evidence.platform = redact(evidence.platform)
      if case .failed(let failure) = evidence.session {
        evidence.session = .failed(redact(failure))
      }
      evidence.pages = evidence.pages.map(redact)
      evidence.entries = evidence.entries.map { entry in
        CaseEvidence.Entry(name: entry.name, page: redact(entry.page) { $0 })
      }
      evidence.delete = redact(evidence.delete, redact)
      evidence.signup = redact(evidence.signup, redact)
      evidence.publicInfo = redact(evidence.publicInfo) { info in
        changing(info) {
          $0.path = $0.path.map(redact)
          $0.search = redact($0.search)
        }
      }
    }
  }

  private func redact(_ failure: EvidenceFailure) -> EvidenceFailure {
    EvidenceFailure(failure.reason, redact(failure.detail))
  }

  private func redact(_ search: SearchRecord) -> SearchRecord {
    changing(search) {
      $0.rejected = $0.rejected.map {
        SearchRecord.Rejected(
          label: redact($0.label), address: redact($0.address), reason: redact($0.reason))
      }
    }
  }

  private func changing<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var value = value
    change(&value)
    return value
  }

  private func redact<Value>(
    _ observation: Observation<Value>, _ change: (Value) -> Value
  ) -> Observation<Value> {
    switch observation {
    case .observed(let value): .observed(change(value))
    case .missing(let failure): .missing(redact(failure))
    }
  }

  private func redact(_ journey: JourneyRecord) -> JourneyRecord {
    changing(journey) {
      for step in $0.steps.indices { $0.steps[step].label = redact($0.steps[step].label) }
      $0.ended = $0.ended.map(redact)
      $0.search = redact($0.search)
    }
  }

  private func redact(_ page: PageRecord) -> PageRecord {
    changing(page) {
      $0.address = redact($0.address)
      $0.finalAddress = redact($0.finalAddress)
      for hop in $0.redirects.indices {
        $0.redirects[hop].address = redact($0.redirects[hop].address)
      }
      $0.title = $0.title.map { JudgedText(redact($0.text), language: $0.language) }
      $0.declaredLanguage = $0.declaredLanguage.map(redact)
      $0.contentLanguage = $0.contentLanguage.map(redact)
      $0.alternateLanguages = $0.alternateLanguages.map(redact)
      for block in $0.blocks.indices {
        $0.blocks[block].text = redact($0.blocks[block].text)
        $0.blocks[block].place = redact($0.blocks[block].place)
      }
      for control in $0.controls.indices {
        $0.controls[control].label = redact($0.controls[control].label)
        $0.controls[control].target = $0.controls[control].target.map(redact)
        $0.controls[control].place = redact($0.controls[control].place)
      }
      $0.forms = $0.forms.map(redact)
    }
  }

  private func redact(_ form: Form) -> Form {
    changing(form) {
      $0.target = redact($0.target)
      $0.place = redact($0.place)
      for field in $0.fields.indices {
        $0.fields[field].name = redact($0.fields[field].name)
        $0.fields[field].label = redact($0.fields[field].label)
      }
    }
  }
}

/// Finds by pattern what differs between two visits to a page that has not changed.
package enum Holes {
  /// The text with a hole for each volatile part.
  package static func fill(_ text: String) -> String {
    // Every pattern has a digit in it, or a name and `=`.
    guard text.utf8.contains(where: { isDigit($0) || $0 == 0x3D }) else { return text }
    var scan = HoleScan(bytes: Array(text.utf8))
    return scan.run()
  }

  fileprivate static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  fileprivate static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  fileprivate static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
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
      if let end = holeEnd(index) ?? valueStart(index) {
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

  private func isDigit(_ at: Int) -> Bool { byte(at).map(Holes.isDigit) == true }

  private func isAlphanumeric(_ at: Int) -> Bool { byte(at).map(Holes.isAlphanumeric) == true }

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
      guard byte == wanted || Holes.isLetter(wanted) && byte | 0x20 == wanted else { return nil }
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
    let digits = word.count(where: Holes.isDigit)
    guard digits < word.count else { return word.count >= 12 ? end : nil }
    guard word.count >= 8, digits >= 2, word.count - digits >= 2 else { return nil }
    let changes = zip(word, word.dropFirst()).count { Self.kind($0) != Self.kind($1) }
    if changes >= 2, word.allSatisfy(Self.isHexadecimal) { return end }
    return word.count >= 16 && changes >= 4 ? end : nil
  }

  private func uuidEnd(_ start: Int) -> Int? {
    let end = start + 36
    guard end <= bytes.count, !isAlphanumeric(end) else { return nil }
    return bytes[start..<end].enumerated().allSatisfy { offset, byte in
      [8, 13, 18, 23].contains(offset) ? byte == 0x2D : Self.isHexadecimal(byte)
    } ? end : nil
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    Holes.isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  private static func kind(_ byte: UInt8) -> Int {
    Holes.isDigit(byte) ? 0 : byte & 0x20 == 0 ? 1 : 2
  }
}

import Evidence

/// Finds tokens in bytes of HTML, addresses and JSON.
///
/// A token is a value that a server drew by lot and gave a name such as `csrf_token`; whoever has it
/// may act as the person.
struct TokenScan {
  private static let words = [
    "csrf", "xsrf", "token", "nonce", "session", "sessid", "signature", "ticket", "authenticity",
    "secret", "apikey", "api_key", "jwt", "sectok", "viewstate", "requestverification",
  ].map { Array($0.utf8) }
  /// Names that are tokens' only where nothing else stands beside them.
  private static let whole = ["sid", "otp"].map { Array($0.utf8) }
  private static let all = words + whole
  /// Which three letters they begin with: every byte of every page is looked at.
  private static let beginnings = {
    var found = [Bool](repeating: false, count: 1 << 15)
    for word in all { found[word.prefix(3).reduce(0, adding)] = true }
    return found
  }()
  private static let shortestValue = 6
  private static let longestName = 64
  private static let longestTag = 16 << 10

  private let bytes: [UInt8]
  private var found: [(range: Range<Int>, isEncoded: Bool)] = []

  /// The bytes with each token replaced by what `placeholder` gives for its value.
  static func replaced(
    in bytes: [UInt8], _ placeholder: (_ value: String, _ isEncoded: Bool) -> String
  ) -> [UInt8] {
    var scan = TokenScan(bytes)
    scan.run()
    guard !scan.found.isEmpty else { return bytes }
    var result: [UInt8] = []
    var copied = 0
    for (range, isEncoded) in scan.found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where range.lowerBound >= copied {
      result += bytes[copied..<range.lowerBound]
      let raw = String(decoding: bytes[range], as: UTF8.self)
      result += placeholder(isEncoded ? raw : unescaped(raw), isEncoded).utf8
      copied = range.upperBound
    }
    return result + bytes[copied...]
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    var index = 0
    while let start = beginning(from: index) {
      index = start + 1
      guard let word = Self.all.first(where: { stands($0, at: start) }) else { continue }
      guard let name = name(around: start) else {
        // Too long for a name; the rest of it is none either.
        while let byte = byte(index), Self.isName(byte) { index += 1 }
        continue
      }
      if word.count < name.count, Self.whole.contains(word) { continue }
      read(nameEndingAt: name.upperBound, startingAt: name.lowerBound)
      index = name.upperBound
    }
  }

  /// The next place where three letters stand as at the beginning of a word.
  private func beginning(from start: Int) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe Self.beginnings.withUnsafeBufferPointer { beginnings in
        var last = 0
        for index in start..<max(start, bytes.count) {
          last = Self.adding(last, unsafe bytes[index])
          if unsafe beginnings[last], index >= start + 2 { return index - 2 }
        }
        return nil
      }
    }
  }

  /// The last three bytes as a number in which capitals are small letters.
  @inline(__always)
  private static func adding(_ last: Int, _ byte: UInt8) -> Int {
    (last << 5 | Int(byte & 31)) & (1 << 15 - 1)
  }

  /// The name that a word stands in; nil where it is too long for one.
  private func name(around start: Int) -> Range<Int>? {
    var (low, high) = (start, start)
    while low > 0, Self.isName(bytes[low - 1]), high - low <= Self.longestName { low -= 1 }
    while let byte = byte(high), Self.isName(byte), high - low <= Self.longestName { high += 1 }
    return high - low <= Self.longestName ? low..<high : nil
  }

  /// What follows a token's name: `=value`, `="value"`, `": "value"`, or a tag with a value.
  private mutating func read(nameEndingAt end: Int, startingAt start: Int) {
    var next = end
    if let quote = byte(next), quote == 0x22 || quote == 0x27 { next += 1 }
    let isQuotedName = next > end
    next = afterBlanks(next)
    if byte(next) == UInt8(ascii: ":"), isQuotedName {
      next = afterBlanks(next + 1)
      if let quote = byte(next), quote == 0x22 || quote == 0x27 { take(quotedAt: next, quote) }
    } else if byte(next) == UInt8(ascii: "="), !isQuotedName {
      next += 1
      if let quote = byte(next), quote == 0x22 || quote == 0x27 {
        take(quotedAt: next, quote)
      } else {
        take(bareAt: next)
      }
    } else if precedes("name=", start) || precedes("id=", start) || precedes("property=", start) {
      readTag(around: start)
    }
  }

  /// `<input name="csrf_token" value="…">`, its attributes in any order.
  private mutating func readTag(around start: Int) {
    let lowest = max(0, start - Self.longestTag)
    let highest = min(bytes.count, start + Self.longestTag)
    guard let open = bytes[lowest..<start].lastIndex(of: 0x3C),
      let close = bytes[start..<highest].firstIndex(of: 0x3E)
    else { return }
    for attribute in ["value=", "content="] {
      let name = Array(attribute.utf8)
      var index = open
      while index + name.count < close {
        let isHere = bytes[index..<(index + name.count)].elementsEqual(
          name, by: { ASCII.lowered($0) == $1 })
        if isHere, Self.isBlank(bytes[index - 1]) || bytes[index - 1] == 0x22 {
          let value = index + name.count
          if let quote = byte(value), quote == 0x22 || quote == 0x27 {
            take(quotedAt: value, quote)
          } else {
            take(bareAt: value)
          }
          return
        }
        index += 1
      }
    }
  }

  private mutating func take(quotedAt start: Int, _ quote: UInt8) {
    let first = start + 1
    guard first < bytes.count else { return }
    let window = bytes[first..<min(bytes.count, first + 8192)]
    guard let end = window.firstIndex(of: quote) else { return }
    add(first..<end, isEncoded: false)
  }

  private mutating func take(bareAt start: Int) {
    var end = start
    while end < bytes.count, end - start < 8192, bytes[end] > 0x20,
      !"&#\"'<>;\\".utf8.contains(bytes[end])
    {
      end += 1
    }
    add(start..<end, isEncoded: true)
  }

  private mutating func add(_ range: Range<Int>, isEncoded: Bool) {
    let value = bytes[range]
    guard value.count >= Self.shortestValue, !value.contains(where: Self.isBlank) else { return }
    // A word is no token; what is drawn by lot has digits in it, or capitals in its middle.
    let hasDigit = value.contains(where: ASCII.isDigit)
    let hasInnerCapital = value.dropFirst().contains { (0x41...0x5A).contains($0) }
    guard hasDigit || hasInnerCapital, !value.starts(with: Array(Vault.mark.utf8)) else { return }
    found.append((range, isEncoded))
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func afterBlanks(_ start: Int) -> Int {
    var index = start
    while let byte = byte(index), Self.isBlank(byte), index - start < 16 { index += 1 }
    return index
  }

  /// Whether an attribute's name and a quote, or not, stand before a value.
  private func precedes(_ attribute: String, _ start: Int) -> Bool {
    let name = Array(attribute.utf8)
    var end = start
    if end > 0, bytes[end - 1] == 0x22 || bytes[end - 1] == 0x27 { end -= 1 }
    guard end >= name.count else { return false }
    return bytes[(end - name.count)..<end].elementsEqual(name, by: { ASCII.lowered($0) == $1 })
  }

  private func stands(_ word: [UInt8], at start: Int) -> Bool {
    start + word.count <= bytes.count
      && word.indices.allSatisfy { ASCII.lowered(bytes[start + $0]) == word[$0] }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte == 0x5F || byte == 0x2D
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  /// Takes the escapes out that servers write into attribute values.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var text = text
    for (escape, character) in [
      ("&#x2F;", "/"), ("&#47;", "/"), ("&#43;", "+"), ("&#x2B;", "+"), ("&#x3D;", "="),
      ("&#61;", "="), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(escape, with: character)
    }
    return text
  }
}

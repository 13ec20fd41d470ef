/// The rules of one robots.txt that apply to us (RFC 9309).
struct RobotsRules: Sendable, Hashable {
  private var rules: [Rule] = []
  /// Seconds between two requests; not in the RFC, but many sites ask for it and mean it.
  private(set) var crawlDelay: Int?

  /// Whether there is nothing to obey.
  var isEmpty: Bool { rules.isEmpty && crawlDelay == nil }

  private struct Rule: Sendable, Hashable {
    var pattern: [UInt8]
    var allows: Bool
  }

  /// RFC 9309 section 2.5 asks for at least 500 KiB.
  static let maximumBytes = 512 * 1024

  /// No rules: everything is allowed.
  init() {}

  /// Reads the group for a product token, or the `*` group where there is none.
  init(text: [UInt8], product: String) {
    var groups: [(agents: [String], rules: [Rule], delay: Int?)] = []
    var lastWasAgent = false
    for line in text.prefix(Self.maximumBytes).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      guard let (key, value) = Self.record(line) else { continue }
      switch key {
      case "user-agent":
        if !lastWasAgent { groups.append((agents: [], rules: [], delay: nil)) }
        groups[groups.count - 1].agents.append(String(decoding: value, as: UTF8.self).lowercased())
        lastWasAgent = true
      case "allow", "disallow":
        lastWasAgent = false
        // A rule before any group applies to nobody; an empty pattern allows everything.
        guard !groups.isEmpty, !value.isEmpty else { continue }
        groups[groups.count - 1].rules.append(Rule(pattern: value, allows: key == "allow"))
      case "crawl-delay":
        lastWasAgent = false
        guard !groups.isEmpty, let delay = Double(String(decoding: value, as: UTF8.self)),
          delay >= 0, delay < 100_000
        else { continue }
        groups[groups.count - 1].delay = Int(delay.rounded(.up))
      default:
        lastWasAgent = false
      }
    }
    let own = groups.filter { $0.agents.contains(product.lowercased()) }
    let chosen = own.isEmpty ? groups.filter { $0.agents.contains("*") } : own
    rules = chosen.flatMap(\.rules)
    crawlDelay = chosen.compactMap(\.delay).max()
  }

  /// Whether a path with its query may be fetched: the longest match decides, a tie allows.
  func allows(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    var best: (length: Int, allows: Bool) = (-1, true)
    for rule in rules where Self.matches(rule.pattern, bytes) {
      if rule.pattern.count > best.length || (rule.pattern.count == best.length && rule.allows) {
        best = (rule.pattern.count, rule.allows)
      }
    }
    return best.allows
  }

  private static func record(_ line: ArraySlice<UInt8>) -> (key: String, value: [UInt8])? {
    let content = line.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = String(decoding: trimmed(content[..<colon]), as: UTF8.self).lowercased()
    return (key, Array(trimmed(content[content.index(after: colon)...])))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 }
    guard let start = bytes.firstIndex(where: { !isBlank($0) }),
      let end = bytes.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return bytes[start...end]
  }

  /// Prefix match with `*` for any run and `$` for the end; linear in text times pattern.
  private static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var position = 0
    var index = 0
    var star: (pattern: Int, text: Int)?
    let anchored = pattern.last == UInt8(ascii: "$")
    let length = anchored ? pattern.count - 1 : pattern.count
    while true {
      if index == length {
        if !anchored || position == text.count { return true }
      } else if pattern[index] == UInt8(ascii: "*") {
        star = (index, position)
        index += 1
        continue
      } else if position < text.count, pattern[index] == text[position] {
        index += 1
        position += 1
        continue
      }
      guard let last = star, last.text < text.count else { return false }
      star = (last.pattern, last.text + 1)
      index = last.pattern + 1
      position = last.text + 1
    }
  }
}

/// How large a YAML document can become when its aliases are put in place, at most.
///
/// Composing a document compares the keys of each mapping, and a key may be an alias: a few lines
/// then take longer than anybody waits, so the size is bounded before anything is composed. Comments
/// and quoted texts are not told from the rest; the bound only grows by that.
struct AliasBound {
  private struct Anchor {
    /// The size of what came before it; nil once it was used.
    var start: Int?
    /// What an alias of it stands for, at most: all between the anchor and its first use.
    var size = 1
  }

  private var anchors: [String: Anchor] = [:]
  private var size = 0

  /// Whether a text stays within so many bytes.
  static func holds(_ text: String, within limit: Int) -> Bool {
    var bound = AliasBound()
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let sign = bytes[index]
      index += 1
      bound.size += 1
      guard sign == UInt8(ascii: "&") || sign == UInt8(ascii: "*") else { continue }
      let name = bytes[index...].prefix(while: isName)
      guard !name.isEmpty else { continue }
      index += name.count
      bound.meet(String(decoding: name, as: UTF8.self), isAlias: sign == UInt8(ascii: "*"))
      guard bound.size <= limit else { return false }
    }
    return bound.size <= limit
  }

  private mutating func meet(_ name: String, isAlias: Bool) {
    guard isAlias else {
      var anchor = anchors[name] ?? Anchor()
      anchor.start = anchor.start ?? size
      anchors[name] = anchor
      return
    }
    guard var anchor = anchors[name] else { return }
    if let start = anchor.start {
      anchor.size = max(anchor.size, size - start)
      anchor.start = nil
      anchors[name] = anchor
    }
    size += anchor.size
  }

  /// What libyaml takes for a letter of an anchor.
  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

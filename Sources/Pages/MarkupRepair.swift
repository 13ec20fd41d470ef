/// Mends what libxml2's parser, older than HTML5, would lose content over.
enum MarkupRepair {
  /// `<!-->` and `<!--->` are empty comments to a browser; libxml2 swallows all that follows.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    let opening = Array("<!--".utf8)
    let empty = Array("<!-- -->".utf8)
    var result: [UInt8] = []
    var position = 0
    var copied = 0
    while let start = next(opening, in: bytes, from: position) {
      let after = start + opening.count
      let rest = bytes[after...].prefix(2)
      let length = rest.first == UInt8(ascii: ">") ? 1 : rest.elementsEqual([45, 62]) ? 2 : 0
      if length > 0 {
        result += bytes[copied..<start]
        result += empty
        copied = after + length
        position = copied
      } else if let end = next(Array("-->".utf8), in: bytes, from: after) {
        position = end + 3
      } else {
        break
      }
    }
    if copied == 0 { return bytes }
    return result + bytes[copied...]
  }

  private static func next(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + pattern.count <= bytes.count {
      guard let first = bytes[position...].firstIndex(of: pattern[0]),
        first + pattern.count <= bytes.count
      else { return nil }
      if bytes[first..<first + pattern.count].elementsEqual(pattern) { return first }
      position = first + 1
    }
    return nil
  }
}

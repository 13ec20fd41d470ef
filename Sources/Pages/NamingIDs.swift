import Glibc

/// Ids that `aria-labelledby` refers to; an element's name can stand before or after the element.
enum NamingIDs {
  private static let attribute = Array("aria-labelledby=".utf8)
  private static let maximum = 2000
  private static let longestValue = 500

  /// The ids that a page's markup refers to.
  static func find(in markup: [UInt8]) -> Set<String> {
    var ids: Set<String> = []
    var start = 0
    while ids.count < maximum, let found = next(in: markup, from: start) {
      var rest = markup[(found + attribute.count)...].prefix(longestValue)
      let quote = rest.first
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { rest = rest.dropFirst() }
      let value = rest.prefix { isQuoted ? $0 != quote : $0 > 0x20 && $0 != UInt8(ascii: ">") }
      for id in value.split(whereSeparator: { $0 <= 0x20 }) {
        ids.insert(String(decoding: id, as: UTF8.self))
      }
      start = found + attribute.count
    }
    return ids
  }

  /// Looks for the last letter of the name, which is a rare one, and then at what stands before it.
  private static func next(in markup: [UInt8], from start: Int) -> Int? {
    let name = attribute.count - 1
    var position = start + name - 1
    while position + 1 < markup.count {
      guard let last = letter(attribute[name - 1], in: markup, from: position) else { return nil }
      let first = last - name + 1
      if markup[first...].prefix(attribute.count).elementsEqual(attribute) { return first }
      position = last + 1
    }
    return nil
  }

  private static func letter(_ wanted: UInt8, in markup: [UInt8], from start: Int) -> Int? {
    unsafe markup.withUnsafeBytes { bytes -> Int? in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(wanted), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}

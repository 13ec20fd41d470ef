import Foundation

/// Ids that `aria-labelledby` refers to; an element's name can stand before or after the element.
enum NamingIDs {
  private static let attribute = Data("aria-labelledby=".utf8)
  private static let maximum = 2000

  /// The ids that a page's markup refers to.
  static func find(in markup: [UInt8]) -> Set<String> {
    var ids: Set<String> = []
    let data = Data(markup)
    var start = data.startIndex
    while ids.count < maximum, let found = data.range(of: attribute, in: start..<data.endIndex) {
      var end = found.upperBound
      let quote = end < data.endIndex ? data[end] : 0
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { end += 1 }
      let value = data[end...].prefix(500).prefix {
        isQuoted ? $0 != quote : $0 > 0x20 && $0 != UInt8(ascii: ">")
      }
      for id in String(decoding: value, as: UTF8.self).split(whereSeparator: \.isWhitespace) {
        ids.insert(String(id))
      }
      start = found.upperBound
    }
    return ids
  }
}

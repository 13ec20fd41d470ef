/// A link that leads to the page's own host and has nothing in it about which parsers could disagree.
///
/// Most links of most pages are such; asking libcurl for each takes as long as finding them.
struct PlainLink {
  let path: String
  let query: String?
  let fragment: String?

  /// Longer ones are left to libcurl.
  private static let longest = 1024

  /// Takes a link apart; nil where libcurl has to be asked.
  init?(_ text: String, onPageAt origin: String) {
    var text = text
    let parts = text.withUTF8 { bytes in
      unsafe Self.parts(of: bytes, Self.pathStart(in: bytes, origin))
    }
    guard let (path, query, fragment) = parts else { return nil }
    (self.path, self.query, self.fragment) = (path, query, fragment)
  }

  /// Where the path begins: at once, or after the page's own origin.
  private static func pathStart(in bytes: UnsafeBufferPointer<UInt8>, _ origin: String) -> Int? {
    guard unsafe bytes.first != UInt8(ascii: "/") else { return 0 }
    let count = origin.utf8.count
    return unsafe bytes.starts(with: origin.utf8) ? count : nil
  }

  private static func parts(
    of bytes: UnsafeBufferPointer<UInt8>, _ start: Int?
  ) -> (path: String, query: String?, fragment: String?)? {
    guard let start, start < bytes.count, bytes.count <= longest,
      unsafe bytes[start] == UInt8(ascii: "/")
    else { return nil }
    var query: Int?
    var fragment: Int?
    var last: UInt8 = 0
    for index in start..<bytes.count {
      let byte = unsafe bytes[index]
      switch byte {
      case UInt8(ascii: "?"):
        guard query == nil, fragment == nil else { return nil }
        query = index
      case UInt8(ascii: "#"):
        guard fragment == nil else { return nil }
        fragment = index
      // `//` and `/.` have meanings of their own in a path.
      case UInt8(ascii: "/"), UInt8(ascii: "."):
        if last == UInt8(ascii: "/") { return nil }
      default: if !isPlain(byte) { return nil }
      }
      last = byte
    }
    let end = fragment ?? bytes.count
    // An empty part is written by some and dropped by others.
    if let query, query + 1 == end { return nil }
    if fragment.map({ $0 + 1 == bytes.count }) == true { return nil }
    func text(_ range: Range<Int>) -> String {
      unsafe String(decoding: bytes[range], as: UTF8.self)
    }
    return (
      text(start..<(query ?? end)), query.map { text(($0 + 1)..<end) },
      fragment.map { text(($0 + 1)..<bytes.count) }
    )
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "+"),
      UInt8(ascii: ","):
      true
    default: false
    }
  }
}

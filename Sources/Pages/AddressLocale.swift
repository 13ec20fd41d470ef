package import Languages

/// The locale that an address names: `/fr-FR/help`, `?hl=ko`, `de.example.org`.
package enum AddressLocale {
  private static let keys: Set<Substring> = ["lang", "language", "locale", "hl", "lng", "l", "loc"]

  /// The language of the locale in an address; nil where it names none.
  ///
  /// A two-letter part of a path may be a country as well, so only tags of known languages count,
  /// in the first three parts of the path.
  package static func language(of address: String) -> Language? {
    guard mayNameOne(address), let start = afterScheme(address.utf8) else { return nil }
    let rest = address.utf8[start...].prefix { $0 != UInt8(ascii: "#") }
    let parts = rest.split(separator: UInt8(ascii: "?"), maxSplits: 1)
    let places = parts.first?.split(separator: UInt8(ascii: "/")) ?? []
    for part in places.dropFirst().prefix(3) {
      if let language = language(ofTag: part) { return language }
    }
    if parts.count > 1 {
      for pair in parts[1].split(separator: UInt8(ascii: "&")) {
        let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
        if sides.count == 2, mayBeTag(sides[1]),
          keys.contains(Substring(sides[0]).lowercased()[...]),
          let language = language(ofTag: sides[1])
        {
          return language
        }
      }
    }
    let host = places.first?.split(separator: UInt8(ascii: ".")) ?? []
    return host.count > 2 ? host.first.flatMap { language(ofTag: $0) } : nil
  }

  /// Whether any part of an address has the shape of a tag: every link of every page is looked at,
  /// and hardly any has.
  private static func mayNameOne(_ address: String) -> Bool {
    var address = address
    return address.withUTF8 { bytes in
      var start = 0
      var isHost = false
      for index in 0...bytes.count {
        let byte = unsafe index < bytes.count ? bytes[index] : UInt8(ascii: "/")
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "="),
          UInt8(ascii: "#"):
          break
        // Of a host's name the first label counts, and it stands between a slash and a dot.
        case UInt8(ascii: ".") where isHost: break
        default: continue
        }
        if unsafe isTagShaped(UnsafeBufferPointer(rebasing: bytes[start..<index])) { return true }
        isHost = byte == UInt8(ascii: "/") && index == start
        start = index + 1
      }
      return false
    }
  }

  /// Two letters, or two or three before a hyphen: three alone are the tag of no language here.
  private static func isTagShaped(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard part.count >= 2 else { return false }
    for index in 0..<min(part.count, 4) {
      let byte = unsafe part[index]
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { return index >= 2 }
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) else { return false }
    }
    return part.count == 2
  }

  private static func afterScheme(_ address: String.UTF8View) -> String.Index? {
    var rest = address[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      if rest[colon...].starts(with: "://".utf8) { return rest.index(colon, offsetBy: 3) }
      rest = rest[rest.index(after: colon)...]
    }
    return nil
  }

  /// Whether a part is two or three bytes long, up to its first hyphen: every link of every page is
  /// looked at, and hardly any part is.
  private static func mayBeTag(_ part: Substring.UTF8View) -> Bool {
    let language = part.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    return (2...3).contains(language.prefix(4).count)
  }

  private static let languages: Set<String> = [
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr",
    "gl", "he", "iw", "hi", "hr", "hu", "id", "in", "it", "ja", "ko", "lt", "lv", "mr", "ms", "nb",
    "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "te", "th", "tr", "uk", "ur",
    "vi", "zh",
  ]

  /// Two-letter names of languages that pages rather use for something else: Italian "it" is "IT",
  /// "my" is "mine", "id" is an identifier, "is" and "no" are words.
  private static let ambiguous: Set<String> = [
    "my", "id", "is", "no", "so", "to", "am", "as", "ms",
  ]

  private static func language(ofTag part: Substring.UTF8View) -> Language? {
    guard mayBeTag(part) else { return nil }
    let parts = Substring(part).lowercased().split { $0 == "-" || $0 == "_" }
    guard let first = parts.first, first.count == 2 || first.count == 3, parts.count <= 3,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isLetter } }),
      parts.dropFirst().allSatisfy({ $0.count == 2 || $0.count == 4 })
    else { return nil }
    guard languages.contains(String(first)) else { return nil }
    if parts.count == 1, first.count == 3 || ambiguous.contains(String(first)) { return nil }
    return Language(tag: parts.joined(separator: "-"))
  }
}

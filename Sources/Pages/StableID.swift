/// Ids that hold from one request to the next.
enum StableID {
  /// More consonants in a row stand in no word that a name is made of ("lengths" has five), and in
  /// six of ten runs of eleven letters drawn by lot.
  private static let mostConsonants = 5

  /// An id that a person wrote: a plain name with one number below a hundred at most, at the end of a
  /// word.
  ///
  /// More digits, digits inside a word and words that nobody can say are drawn by lot or counted up by
  /// a framework, and are others in each rendering.
  static func accepts(_ id: String) -> Bool {
    // No digit and no sign, as far as ASCII goes.
    guard (1...60).contains(id.utf8.count), let first = id.utf8.first,
      first >= 128 || isLetter(first) || first == UInt8(ascii: "_")
    else { return false }
    var digits = 0
    var consonants = 0
    var previousWasDigit = false
    for byte in id.utf8 {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      let isLetter = isLetter(byte)
      guard
        isDigit || isLetter || byte >= 128 || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "_")
      else { return false }
      if isDigit, digits > 0, !previousWasDigit { return false }
      if isLetter, previousWasDigit { return false }
      consonants = isLetter && !isVowel(byte) ? consonants + 1 : 0
      if consonants > mostConsonants { return false }
      digits += isDigit ? 1 : 0
      previousWasDigit = isDigit
    }
    return digits <= 2
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }
}

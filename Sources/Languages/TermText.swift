import Foundation

/// Text as terms are matched against it: NFC, lower case, in words or as one run of letters.
struct TermText: Sendable {
  /// Words of letters and digits, in order.
  let words: [String]
  /// The same without anything between the words, for languages that put none, or as they please.
  let run: String
  /// What stood at the end: a question asks about a thing and does not do it.
  let isQuestion: Bool

  /// Longer texts than this are not labels, and their first part says what they are about.
  static let maximumWords = 200

  init(_ text: String) {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      // The dot that lower-casing a Turkish capital İ leaves behind.
      if scalar.value == 0x307 { continue }
      if !scalar.properties.isWhitespace { last = scalar }
      if Self.isPart(scalar) {
        word.append(scalar)
      } else if !word.isEmpty, !Self.isApostrophe(scalar) {
        words.append(String(word))
        word = String.UnicodeScalarView()
        if words.count == Self.maximumWords { break }
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    self.words = words
    run = words.joined()
    isQuestion = last == "?" || last.value == 0xFF1F || last.value == 0x61F
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .titlecaseLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  /// `don't` is one word, whichever apostrophe it is written with.
  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar.value == 0x2019
  }
}

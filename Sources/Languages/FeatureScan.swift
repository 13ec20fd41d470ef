import Foundation

/// Cuts a text into the features that the language model was trained on.
///
/// Words are runs of letters and marks, in lower case character by character, between `<` and `>`.
/// Features are the character 1- to 5-grams of each word, and the whole of longer words, hashed
/// (FNV-1a) into buckets. `scripts/language-model/train.cc` does the same.
enum FeatureScan {
  private static let longest = 5
  private static let wholeWordSeed: UInt32 = 0x9E37_79B9
  /// Words beyond this say nothing new, and bound the time that one text takes.
  private static let mostWords = 400
  private static let longestWord = 64

  /// Hands the buckets of each word over, and gives the number of features.
  static func count(_ text: String, buckets: UInt32, _ take: ([UInt32]) -> Void) -> Int {
    var word: [UInt8] = []
    var starts: [Int] = []
    var found: [UInt32] = []
    var total = 0
    var words = 0
    func end() {
      guard starts.count > 1 else { return }
      starts.append(word.count)
      word.append(UInt8(ascii: ">"))
      starts.append(word.count)
      features(of: word, starts, buckets, &found)
      take(found)
      total += found.count
      words += 1
    }
    func begin() {
      word.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      starts.append(0)
      word.append(UInt8(ascii: "<"))
    }
    begin()
    for scalar in composed(text).unicodeScalars {
      if isLetter(scalar) {
        guard starts.count <= longestWord else { continue }
        append(scalar, &word, &starts)
      } else if starts.count > 1 {
        end()
        begin()
        if words >= mostWords { return total }
      }
    }
    end()
    return total
  }

  /// NFC, where there is anything to compose; asking Foundation for every text costs more than the
  /// rest of the scan.
  private static func composed(_ text: String) -> String {
    let hasMarks = text.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }
    return hasMarks ? text.precomposedStringWithCanonicalMapping : text
  }

  private static func append(_ scalar: Unicode.Scalar, _ word: inout [UInt8], _ starts: inout [Int])
  {
    if scalar.value < 0x80 {
      starts.append(word.count)
      word.append(UInt8(scalar.value) | 0x20)
      return
    }
    for lowered in scalar.properties.lowercaseMapping.unicodeScalars {
      starts.append(word.count)
      word.append(contentsOf: Array(String(lowered).utf8))
    }
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (0x61...0x7A).contains(scalar.value | 0x20) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }

  /// `starts` has where each character of the word begins, and its end.
  private static func features(
    of word: [UInt8], _ starts: [Int], _ buckets: UInt32, _ found: inout [UInt32]
  ) {
    found.removeAll(keepingCapacity: true)
    let length = starts.count - 1
    for first in 0..<length {
      var value: UInt32 = 2_166_136_261
      var position = starts[first]
      for count in 1...longest where first + count <= length {
        while position < starts[first + count] {
          value = (value ^ UInt32(word[position])) &* 16_777_619
          position += 1
        }
        if count == 1, first == 0 || first == length - 1 { continue }
        found.append((value ^ (value >> 15)) % buckets)
      }
    }
    guard length > longest else { return }
    let value = word.reduce(2_166_136_261 ^ wholeWordSeed) { ($0 ^ UInt32($1)) &* 16_777_619 }
    found.append((value ^ (value >> 15)) % buckets)
  }
}

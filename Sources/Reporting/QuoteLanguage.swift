/// The `lang` attribute of words quoted from a site, told by their script.
///
/// It chooses fonts and voices, and judges nothing: where the script fits several languages and the
/// reader's is not one that is written in it, the answer is `""`, HTML's "unknown".
enum QuoteLanguage {
  static func tag(of text: String, expected: String) -> String {
    let script = script(of: text)
    let primary = expected.split(separator: "-").first.map(String.init) ?? expected
    switch script {
    case .hangul: return "ko"
    case .kana: return "ja"
    case .han: return ["zh", "ja"].contains(primary) ? expected : "zh"
    case .none: return expected
    case .other: return ""
    case .latin: return nonLatin.contains(primary) ? "" : expected
    case .same(let languages): return languages.contains(primary) ? expected : ""
    }
  }

  private enum Script {
    case hangul, kana, han, latin, other, none
    case same(Set<String>)
  }

  private static let nonLatin: Set = [
    "ko", "ja", "zh", "ru", "uk", "bg", "sr", "mk", "be", "kk", "mn", "el", "he", "ar", "fa", "ur",
    "hi", "mr", "ne", "bn", "ta", "te", "kn", "ml", "gu", "pa", "si", "th", "lo", "km", "my", "ka",
    "hy", "am",
  ]
  private static let blocks: [(ClosedRange<UInt32>, Set<String>)] = [
    (0x370...0x3FF, ["el"]), (0x400...0x52F, ["ru", "uk", "bg", "sr", "mk", "be", "kk", "mn"]),
    (0x530...0x58F, ["hy"]), (0x590...0x5FF, ["he", "yi"]), (0x600...0x6FF, ["ar", "fa", "ur"]),
    (0x900...0x97F, ["hi", "mr", "ne"]), (0xE00...0xE7F, ["th"]), (0x10A0...0x10FF, ["ka"]),
  ]

  /// The script of most letters; kana decide for Japanese, as Han is used in both.
  private static func script(of text: String) -> Script {
    var hangul = 0
    var kana = 0
    var han = 0
    var latin = 0
    var others = 0
    var block: Set<String> = []
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: hangul += 1
      case 0x3041...0x30FF, 0xFF66...0xFF9F: kana += 1
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: han += 1
      case 0x41...0x24F, 0x1E00...0x1EFF: latin += 1
      default:
        others += 1
        block = blocks.first { $0.0.contains(scalar.value) }?.1 ?? block
      }
    }
    let most = max(hangul, kana + han, latin, others)
    if most == 0 { return .none }
    if most == hangul { return .hangul }
    if most == kana + han { return kana > 0 ? .kana : .han }
    if most == latin { return .latin }
    return block.isEmpty ? .other : .same(block)
  }
}

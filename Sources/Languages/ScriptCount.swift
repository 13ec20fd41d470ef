/// Letters of a text by writing system.
struct ScriptCount: Sendable {
  /// Writing systems that settle or narrow a language.
  enum Script: Int, CaseIterable, Sendable {
    case latin, hangul, kana, han, cyrillic, greek, arabic, hebrew, devanagari, bengali, tamil
    case telugu, thai, other
  }

  private var counts = InlineArray<14, Int32>(repeating: 0)
  private(set) var letters = 0

  /// Counts a letter of a script, by its raw value in ``LetterTable``.
  @inline(__always)
  mutating func add(_ script: UInt8) {
    guard script != LetterTable.Entry.none else { return }
    counts[Int(script)] += 1
    letters += 1
  }

  /// Counts the letters of a part.
  mutating func add(_ part: ScriptCount) {
    guard part.letters > 0 else { return }
    for index in counts.indices { counts[index] += part.counts[index] }
    letters += part.letters
  }

  subscript(_ script: Script) -> Int { Int(counts[script.rawValue]) }

  /// Share of the letters in these scripts, 0…100; 0 for a text without letters.
  func percent(_ scripts: [Script]) -> Int {
    guard letters > 0 else { return 0 }
    return scripts.reduce(0) { $0 + self[$1] } * 100 / letters
  }

  /// The script of a letter, or nil for digits, marks, signs and spaces (Unicode blocks).
  static func script(of scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: .latin
    case 0...0xBF: scalar.value == 0xAA || scalar.value == 0xBA ? .latin : nil
    case 0xC0...0x24F, 0x1E00...0x1EFF: scalar.value == 0xD7 || scalar.value == 0xF7 ? nil : .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x591...0x5F4: scalar.value >= 0x5D0 ? .hebrew : nil
    case 0x620...0x64A, 0x66E...0x6D3, 0x6FA...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF,
      0xFE70...0xFEFC:
      .arabic
    // Vowel signs are letters of their script, too; digits and signs of the block are not.
    case 0x900...0x97F: scalar.properties.isAlphabetic ? .devanagari : nil
    case 0x980...0x9FF: scalar.properties.isAlphabetic ? .bengali : nil
    case 0xB80...0xBFF: scalar.properties.isAlphabetic ? .tamil : nil
    case 0xC00...0xC7F: scalar.properties.isAlphabetic ? .telugu : nil
    case 0xE00...0xE7F: scalar.properties.isAlphabetic ? .thai : nil
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: .hangul
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x31F0...0x31FF, 0xFF66...0xFF9D: .kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FA1F: .han
    default: scalar.properties.isAlphabetic ? .other : nil
    }
  }
}

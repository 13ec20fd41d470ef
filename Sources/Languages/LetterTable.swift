/// What each Unicode scalar is to those who read texts letter by letter, looked up once.
///
/// Asking `Unicode.Scalar.Properties` for every letter took a third of the time of a verdict.
struct LetterTable: Sendable {
  struct Entry: Sendable {
    /// The scalar in lower case; where that is two scalars, the first.
    var lower: UInt32
    /// The script, as the raw value of ``ScriptCount/Script``; ``none`` for what is no letter of one.
    var script: UInt8
    private var marks: UInt8

    static let none: UInt8 = 255

    /// Part of a word for the language model: letters and marks.
    var isLetter: Bool { marks & 1 != 0 }
    /// Part of a word for terms: letters, marks inside them, digits.
    var isPart: Bool { marks & 2 != 0 }
    /// May make one letter with the one before, so that the text has to be composed (NFC) first.
    var mayCompose: Bool { marks & 4 != 0 }
    var isSpace: Bool { marks & 8 != 0 }
    var isUpper: Bool { marks & 16 != 0 }

    init(
      lower: UInt32, script: UInt8 = none, isLetter: Bool, isPart: Bool, mayCompose: Bool = false,
      isSpace: Bool = false, isUpper: Bool = false
    ) {
      self.lower = lower
      self.script = script
      marks =
        (isLetter ? 1 : 0) | (isPart ? 2 : 0) | (mayCompose ? 4 : 0) | (isSpace ? 8 : 0)
        | (isUpper ? 16 : 0)
    }
  }

  /// Below U+3400, where the alphabets and the kana are.
  private let entries: [Entry]
  private static let size: UInt32 = 0x3400
  /// The wide and narrow forms, whose signs Chinese and Japanese texts are full of.
  private let forms: [Entry]
  private static let firstForm: UInt32 = 0xFF00

  static let shared = LetterTable()

  private init() {
    entries = (0..<Self.size).map { Self.read($0) }
    forms = (Self.firstForm...0xFFFF).map { Self.read($0) }
  }

  /// What a scalar is.
  subscript(_ value: UInt32) -> Entry {
    if value < Self.size { return entries[Int(value)] }
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF:
      return Entry(
        lower: value, script: UInt8(ScriptCount.Script.han.rawValue), isLetter: true, isPart: true)
    case 0xAC00...0xD7A3:
      return Entry(
        lower: value, script: UInt8(ScriptCount.Script.hangul.rawValue), isLetter: true,
        isPart: true)
    case Self.firstForm...0xFFFF: return forms[Int(value - Self.firstForm)]
    default: return Self.read(value)
    }
  }

  private static func read(_ value: UInt32) -> Entry {
    guard let scalar = Unicode.Scalar(value) else {
      return Entry(lower: value, isLetter: false, isPart: false)
    }
    let properties = scalar.properties
    var isLetter = false
    var isPart = false
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      (isLetter, isPart) = (true, true)
    case .enclosingMark: isLetter = true
    case .decimalNumber: isPart = true
    default: break
    }
    // Vowel signs and accents belong to a letter and are none, or Hindi would weigh more than English.
    let isMark = [.nonspacingMark, .spacingMark, .enclosingMark].contains(
      properties.generalCategory)
    let script =
      isMark
      ? Entry.none : ScriptCount.script(of: scalar).map { UInt8($0.rawValue) } ?? Entry.none
    return Entry(
      lower: properties.lowercaseMapping.unicodeScalars.first?.value ?? value, script: script,
      isLetter: isLetter, isPart: isPart, mayCompose: mayCompose(value),
      isSpace: properties.isWhitespace || value == 0x200B, isUpper: properties.isUppercase)
  }

  /// Marks and vowel signs that compose with the letter before (Unicode, NFC_Quick_Check=Maybe), as
  /// far as they occur in the languages we know.
  private static func mayCompose(_ value: UInt32) -> Bool {
    switch value {
    case 0x300...0x345, 0x653...0x655, 0x93C, 0x9BE, 0x9D7, 0xBBE, 0xBD7, 0xC56, 0x1161...0x1175,
      0x11A8...0x11C2, 0x3099, 0x309A:
      true
    default: false
    }
  }
}

/// Walks the scalars of valid UTF-8.
struct ScalarWalk {
  /// The scalar at a byte, and how many bytes it has; damaged bytes count one each.
  @inline(__always)
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (value: UInt32, length: Int)
  {
    let first = bytes[at]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC0, at + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[at + offset]) & 0x3F }
    return (value, length)
  }

  /// Appends a scalar as UTF-8.
  @inline(__always)
  static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    if value < 0x80 {
      bytes.append(UInt8(value))
    } else if value < 0x800 {
      bytes.append(UInt8(0xC0 | value >> 6))
      bytes.append(UInt8(0x80 | value & 0x3F))
    } else if value < 0x10000 {
      bytes.append(UInt8(0xE0 | value >> 12))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    } else {
      bytes.append(UInt8(0xF0 | value >> 18))
      bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    }
  }
}

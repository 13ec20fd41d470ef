/// Names of languages in themselves, as language menus list them.
enum LanguageNames {
  /// Whether a link's whole text names a language.
  static func contains(_ label: TextBuffer) -> Bool {
    guard (3...48).contains(label.bytes.count), beginnings[beginning(of: label.bytes)] else {
      return false
    }
    let text = label.string.lowercased().prefix { $0 != "(" && $0 != "-" && $0 != "–" && $0 != "|" }
    let words = text.filter { $0.isLetter || $0.isWhitespace || $0 == "'" }
    let name = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return names.contains(name)
  }

  /// A number for the first three bytes, with which hardly any other label begins.
  private static func beginning(of label: [UInt8]) -> Int {
    var number = 0
    for index in 0..<3 {
      let byte = label[index]
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      number = number << 3 ^ Int(isCapital ? byte | 0x20 : byte)
    }
    return number & 0xFFF
  }

  /// Of every name as it stands and in capitals.
  private static let beginnings: [Bool] = {
    var beginnings = [Bool](repeating: false, count: 0x1000)
    for name in names {
      beginnings[beginning(of: Array(name.utf8))] = true
      beginnings[beginning(of: Array(name.uppercased().utf8))] = true
    }
    return beginnings
  }()

  private static let names: Set<String> = [
    "afrikaans", "azərbaycan", "bahasa indonesia", "bahasa melayu", "bosanski", "català", "čeština",
    "cymraeg", "dansk", "deutsch", "eesti", "english", "español", "esperanto", "euskara",
    "filipino",
    "français", "gaeilge", "galego", "hrvatski", "indonesia", "italiano", "kiswahili", "latviešu",
    "lietuvių", "magyar", "melayu", "nederlands", "norsk", "norsk bokmål", "polski", "português",
    "português do brasil", "română", "shqip", "slovenčina", "slovenščina", "srpski", "suomi",
    "svenska", "tagalog", "tiếng việt", "türkçe", "íslenska", "ελληνικά", "беларуская", "български",
    "македонски", "русский", "српски", "українська", "қазақ тілі", "עברית", "العربية", "اردو",
    "فارسی", "हिन्दी", "हिंदी", "मराठी", "বাংলা", "தமிழ்", "తెలుగు", "ไทย", "한국어", "日本語",
    "中文", "简体中文", "繁體中文", "正體中文", "中文简体", "中文繁體",
  ]
}

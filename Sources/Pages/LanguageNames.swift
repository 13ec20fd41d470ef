/// Names of languages in themselves, as language menus list them.
enum LanguageNames {
  /// Whether a link's whole text names a language.
  static func contains(_ label: String) -> Bool {
    guard (3...48).contains(label.utf8.count), beginnings.contains(beginning(of: label)) else {
      return false
    }
    let text = label.lowercased().prefix { $0 != "(" && $0 != "-" && $0 != "–" && $0 != "|" }
    let words = text.filter { $0.isLetter || $0.isWhitespace || $0 == "'" }
    let name = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return names.contains(name)
  }

  /// The first bytes, with which hardly any other label begins.
  private static func beginning(of label: String) -> UInt32 {
    label.utf8.prefix(3).reduce(0) { value, byte in
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      return value << 8 | UInt32(isCapital ? byte | 0x20 : byte)
    }
  }

  /// Of every name as it stands and in capitals.
  private static let beginnings: Set<UInt32> = Set(
    names.flatMap { [beginning(of: $0), beginning(of: $0.uppercased())] })

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

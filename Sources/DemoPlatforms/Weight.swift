/// What makes real pages heavy: styles, scripts, long menus.
enum Weight {
  /// About 18 KB of styles.
  static let style: String = (1...220).map { number in
    ".c\(number){display:flex;margin:\(number % 9)px;padding:\(number % 7)px;color:#\(100_000 + number * 37)}"
  }.joined(separator: "\n")

  /// About 21 KB of script that is different in every rendering.
  static func script(_ token: String) -> String {
    let functions = (1...280).map { number in
      "function f\(number)(a,b){if(a<b){return a*\(number)}else{return \"delete account \"+b+\(number)}}"
    }
    return "/* \(token) */\n" + functions.joined(separator: "\n")
  }

  /// A language menu as long as real ones.
  static let languages: [(tag: String, name: String)] = [
    ("ko", "한국어"), ("en", "English"), ("de", "Deutsch"), ("ja", "日本語"), ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"), ("fr", "Français"), ("es", "Español"), ("it", "Italiano"),
    ("pt-BR", "Português"), ("nl", "Nederlands"), ("sv", "Svenska"), ("da", "Dansk"),
    ("fi", "Suomi"), ("nb", "Norsk"), ("pl", "Polski"), ("cs", "Čeština"), ("sk", "Slovenčina"),
    ("hu", "Magyar"), ("ro", "Română"), ("bg", "Български"), ("el", "Ελληνικά"), ("tr", "Türkçe"),
    ("ru", "Русский"), ("uk", "Українська"), ("ar", "العربية"), ("he", "עברית"), ("hi", "हिन्दी"),
    ("th", "ไทย"), ("vi", "Tiếng Việt"), ("id", "Bahasa Indonesia"),
  ]
}

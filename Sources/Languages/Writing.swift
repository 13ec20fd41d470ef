/// How a language is written, and what its script proves.
struct Writing: Sendable {
  /// Scripts whose letters count as the language's own.
  let scripts: [ScriptCount.Script]
  /// A script in which no other language is written that sites offer.
  let proof: ScriptCount.Script?

  init(of language: Language) {
    switch language.base {
    case "ko": (scripts, proof) = ([.hangul], .hangul)
    case "ja": (scripts, proof) = ([.kana, .han], .kana)
    case "zh": (scripts, proof) = ([.han], nil)
    case "el": (scripts, proof) = ([.greek], .greek)
    case "he", "yi": (scripts, proof) = ([.hebrew], .hebrew)
    case "th": (scripts, proof) = ([.thai], .thai)
    case "bn": (scripts, proof) = ([.bengali], .bengali)
    case "ta": (scripts, proof) = ([.tamil], .tamil)
    case "te": (scripts, proof) = ([.telugu], .telugu)
    case "hi", "mr", "ne": (scripts, proof) = ([.devanagari], nil)
    case "ar", "fa", "ur": (scripts, proof) = ([.arabic], nil)
    case "ru", "uk", "bg", "be", "mk", "kk": (scripts, proof) = ([.cyrillic], nil)
    case "sr": (scripts, proof) = (language.tag == "sr-Latn" ? [.latin] : [.cyrillic], nil)
    default: (scripts, proof) = ([.latin], nil)
    }
  }

  /// The language that a text's script alone names.
  static func onlyLanguage(of count: ScriptCount) -> Language? {
    alone.first { count[$0.script] * 5 >= count.letters }?.language
  }

  private static let alone: [(script: ScriptCount.Script, language: Language?)] = [
    (.hangul, Language(tag: "ko")), (.kana, Language(tag: "ja")), (.greek, Language(tag: "el")),
    (.hebrew, Language(tag: "he")), (.thai, Language(tag: "th")), (.bengali, Language(tag: "bn")),
    (.tamil, Language(tag: "ta")), (.telugu, Language(tag: "te")),
  ]
}

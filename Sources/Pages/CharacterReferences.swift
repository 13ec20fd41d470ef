/// Character references that a browser knows and libxml2 does not (HTML Standard, section 13.5).
enum CharacterReferences {
  /// Names that need no semicolon.
  static let withoutSemicolon: Set<String> = [
    "AElig", "AMP", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml", "COPY", "Ccedil", "ETH",
    "Eacute", "Ecirc", "Egrave", "Euml", "GT", "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde",
    "Oacute", "Ocirc", "Ograve", "Oslash", "Otilde", "Ouml", "QUOT", "REG", "THORN", "Uacute",
    "Ucirc", "Ugrave", "Uuml", "Yacute", "aacute", "acirc", "acute", "aelig", "agrave", "amp",
    "aring", "atilde", "auml", "brvbar", "ccedil", "cedil", "cent", "copy", "curren", "deg",
    "divide", "eacute", "ecirc", "egrave", "eth", "euml", "frac12", "frac14", "frac34", "gt",
    "iacute", "icirc", "iexcl", "igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro",
    "middot", "nbsp", "not", "ntilde", "oacute", "ocirc", "ograve", "ordf", "ordm", "oslash",
    "otilde", "ouml", "para", "plusmn", "pound", "quot", "raquo", "reg", "sect", "shy", "sup1",
    "sup2", "sup3", "szlig", "thorn", "times", "uacute", "ucirc", "ugrave", "uml", "uuml", "yacute",
    "yen", "yuml",
  ]

  /// Names of HTML5 that pages use, as what libxml2 knows.
  static let renamed: [String: String] = [
    "AMP": "amp", "COPY": "copy", "GT": "gt", "LT": "lt", "QUOT": "quot", "REG": "reg",
    "Tab": "#9", "NewLine": "#10", "excl": "#33", "num": "#35", "dollar": "#36", "percnt": "#37",
    "lpar": "#40", "rpar": "#41", "ast": "#42", "plus": "#43", "comma": "#44", "period": "#46",
    "sol": "#47", "colon": "#58", "semi": "#59", "equals": "#61", "quest": "#63", "commat": "#64",
    "lsqb": "#91", "bsol": "#92", "rsqb": "#93", "lowbar": "#95", "lbrace": "#123", "lcub": "#123",
    "vert": "#124", "verbar": "#124", "rbrace": "#125", "rcub": "#125", "hyphen": "#8208",
    "dash": "#8208", "horbar": "#8213", "check": "#10003", "cross": "#10007", "star": "#9734",
    "starf": "#9733", "phone": "#9742", "nearr": "#8599", "searr": "#8600", "half": "frac12",
    "ccaron": "#269", "Ccaron": "#268", "cacute": "#263",
    "zcaron": "#382", "Zcaron": "#381", "rcaron": "#345", "Rcaron": "#344", "ecaron": "#283",
    "Ecaron": "#282", "ncaron": "#328", "tcaron": "#357", "dcaron": "#271", "uring": "#367",
    "sacute": "#347", "zacute": "#378", "nacute": "#324", "zdot": "#380", "lstrok": "#322",
    "Lstrok": "#321", "aogon": "#261", "eogon": "#281", "Sacute": "#346", "Zdot": "#379",
    "odblac": "#337", "udblac": "#369", "Odblac": "#336", "Udblac": "#368", "gbreve": "#287",
    "Gbreve": "#286", "inodot": "#305", "imath": "#305", "Idot": "#304", "scedil": "#351",
    "Scedil": "#350", "abreve": "#259", "Abreve": "#258", "tcedil": "#355", "amacr": "#257",
    "emacr": "#275", "imacr": "#299", "umacr": "#363", "kcedil": "#311", "lcedil": "#316",
    "ncedil": "#326", "gcedil": "#291", "iogon": "#303", "uogon": "#371", "edot": "#279",
  ]

  /// The character that a number stands for: between 128 and 159 one of windows-1252, U+FFFD where
  /// there is none.
  static func character(_ number: Int) -> Int {
    switch number {
    case 128...159: high[number - 128]
    case 0, 0xD800...0xDFFF, 0x110000...: 0xFFFD
    default: number
    }
  }

  private static let high = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}

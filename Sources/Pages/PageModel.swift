package import Languages

/// A page as a person meets it: visible text, what can be pressed, forms, and marks of language.
///
/// Addresses stay as written; whoever fetched the page resolves them.
package struct PageModel: Sendable, Hashable {
  package var encoding: EncodingReport
  /// `html lang`, as written.
  package var declaredLanguage: String?
  /// `<meta http-equiv="content-language">`, as written.
  package var metaLanguage: String?
  /// `html dir`, in lower case.
  package var direction: String?
  package var title: Text?
  /// `<base href>`.
  package var base: String?
  package var refresh: Refresh?
  package var canonical: String?
  /// What the site calls itself: `og:site_name`, else `application-name`.
  package var siteName: String?
  package var alternates: [Alternate]
  /// Words of `<meta name="robots">`.
  package var robots: [String]
  package var blocks: [Block]
  package var controls: [Control]
  package var forms: [Form]
  /// Fields that stand in no form; scripts read them.
  package var looseFields: [Field]
  /// What the reader is asked to type word by word.
  package var typedPhrases: [Text]
  /// Where an element with an id that a place begins with stands itself: `#offers` to
  /// `main > ul:nth-of-type(1)`, from the next id outside of it.
  package var anchors: [String: String]
  package var kind: Kind
  /// Holds a form for logging in, whatever else it holds.
  package var hasLogIn: Bool
  /// The parser stopped early, or a cap was reached: absence proves nothing.
  package var incompleteParse: Bool
  /// Holds scripts, which may show more than the markup.
  package var hasScripts: Bool
  /// The window in which a browser showed it; nil for a page that was not shown.
  package var view: View?

  package struct Text: Sendable, Hashable {
    package var text: String
    package var verdict: LanguageVerdict
  }

  package struct Refresh: Sendable, Hashable {
    package var seconds: Int
    package var target: String?
  }

  package struct Alternate: Sendable, Hashable {
    package var language: String
    package var target: String
  }

  /// What sort of page was served.
  package enum Kind: String, Sendable, Hashable {
    case ordinary, login, signup, shell, notFound = "not-found", challenge, empty
  }

  /// Nobody is signed in: a page to log in, or one to log in or join.
  package var asksToLogIn: Bool { kind == .login || (kind == .signup && hasLogIn) }

  /// A run of visible text with a role.
  package struct Block: Sendable, Hashable {
    package enum Role: String, Sendable, Hashable {
      case heading, paragraph, listItem = "list-item", label, button, link, warning, error
      case navigation, footer, languageMenu = "language-menu", alternative
    }

    package var role: Role
    package var text: String
    package var verdict: LanguageVerdict
    package var isMain: Bool
    /// Shown only after something else was pressed.
    package var isCollapsed: Bool
    /// The nearest `lang` below the page's own.
    package var declaredLanguage: String?
    package var cues: [Cue]
    package var place: String
  }

  /// Something that can be pressed.
  package struct Control: Sendable, Hashable {
    package enum Role: String, Sendable, Hashable {
      case link, button, submit, expander
    }

    package enum Region: String, Sendable, Hashable {
      case main, navigation, header, footer, aside, dialog
    }

    package var label: String
    package var verdict: LanguageVerdict
    package var role: Role
    package var purpose: PurposeMatch?
    /// `href` as written.
    package var target: String?
    package var identifiers: [String]
    package var form: Int?
    /// `formaction`: where it sends the form instead, as written.
    package var formTarget: String?
    /// What pressing it adds to the form that it sends; nil where it has no name.
    package var sentValue: SentValue?
    package var region: Region
    package var isCollapsed: Bool
    package var isHidden: Bool
    package var siblings: Int
    /// Which of them it is, from 1.
    package var position: Int
    /// Controls to press before this one can be seen, the outermost first.
    package var openers: [Int]
    /// Cannot be pressed until something else is done.
    package var isDisabled: Bool
    /// A dialog of the browser asks whether one is sure.
    package var asksAgain: Bool
    /// A link whose script sends a form in place of following it.
    package var sends: Bool
    /// Says of itself that pressing it opens or shows another part: a menu, a tab, an expander.
    package var opensPart: Bool
    /// The number under which a browser that showed the page finds it again (`data-exitway`); means
    /// nothing on a page that no browser showed.
    package var mark: Int?
    package var place: String
    package var heading: String?
    package var sentence: String?
    /// What its label says besides its purpose; main content only.
    package var cues: [Cue]
    /// How strongly class names say that it is set off.
    package var emphasis: Emphasis
    /// How a browser showed it; nil for a page that was not shown, and for what is not displayed.
    package var shown: Shown?

    package enum Emphasis: String, Sendable, Hashable {
      case strong, plain, weak
    }

    package struct SentValue: Sendable, Hashable {
      package var name: String
      package var value: String
    }
  }

  package struct Form: Sendable, Hashable {
    package enum Method: String, Sendable, Hashable {
      case get, post, dialog, mail
    }

    package var method: Method
    /// `action` as written.
    package var target: String?
    package var fields: [Field]
    package var hasCaptcha: Bool
    package var place: String
  }

  package struct Field: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
      case text, email, phone, password, code, choice, tick, select, longText = "long-text"
      case file, hidden, other
    }

    package var name: String
    package var kind: Kind
    package var label: String
    package var verdict: LanguageVerdict
    package var value: String
    package var isRequired: Bool
    package var isPreselected: Bool
    package var options: [String]
    /// What a tick box or a choice is for, by its label.
    package var purpose: Purpose?
    /// What the label says.
    package var cues: [Cue]
  }
}

/// How the bytes became text.
package struct EncodingReport: Sendable, Hashable {
  package enum Source: String, Sendable, Hashable {
    case bom, header, meta, utf8, fallback
  }

  /// WHATWG name of the encoding that was used.
  package var used: String
  /// The label in the `Content-Type` header.
  package var header: String?
  /// The label in the page's own `<meta>`.
  package var meta: String?
  package var source: Source
  /// Bytes that mean nothing in the encoding; each became U+FFFD.
  package var badBytes: Int
  /// The bytes are UTF-8 with more than ASCII in it, whatever was declared.
  package var isUTF8: Bool

  /// What does not fit together, in words; empty where all agrees.
  package var differences: [String] {
    var found: [String] = []
    let labels = [header, meta].compactMap(\.self)
    let names = Set(labels.compactMap { EncodingLabels.encoding(for: $0)?.name })
    if names.count > 1 {
      found.append("the header says \(header ?? "") and the page \(meta ?? "")")
    }
    for label in labels where EncodingLabels.encoding(for: label) == nil {
      found.append("\(label.prefix(40)) is no encoding")
    }
    if source == .bom, let name = names.first, name != used {
      found.append("\(name) is declared and the byte order mark says \(used)")
    }
    if isUTF8, used != "UTF-8" { found.append("\(used) is declared and the bytes are UTF-8") }
    if badBytes > 0 { found.append("\(badBytes) bytes mean nothing in \(used)") }
    if source == .fallback { found.append("nothing is declared; \(used) is a guess") }
    return found
  }
}

/// Why bytes could not become a page at all.
package struct PageError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    case tooLarge = "too-large"
  }

  package var code: Code
  package var detail: String

  /// What a person can do about it.
  package var hint: String { "Look at the page by hand." }

  package var description: String { "\(detail). \(hint)" }
}

/// What one look at a platform's pages found, before a person judged any of it.
package struct SiteSketch: Sendable {
  /// What the site calls itself; nil where it says nothing.
  package var name: String?
  /// The home page, where it answered in the end.
  package var home: String
  /// The reader's locale of the look.
  package var locale: LocaleTag
  /// `hreflang` of the home page with its addresses in full.
  package var alternates: [Alternate] = []
  /// At most one a kind.
  package var finds: [Find] = []
  /// Fields of the log-in form, where its page was read.
  package var loginFields: [LoginField] = []
  /// What the look could not see, in sentences.
  package var remarks: [String] = []

  package struct Alternate: Sendable, Hashable {
    /// As written: `ko-KR`, `x-default`.
    package var language: String
    package var address: String

    package init(language: String, address: String) {
      self.language = language
      self.address = address
    }
  }

  /// A page that some control leads to.
  package struct Find: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      case account, settings, help, privacy, delete
      case logIn = "log-in"
      case signUp = "sign-up"
    }

    package var kind: Kind
    package var address: String
    /// What the control says.
    package var label: String
    /// What became of looking at it; nil where it was not looked at.
    package var seen: String?

    package init(_ kind: Kind, address: String, label: String) {
      self.kind = kind
      self.address = address
      self.label = label
    }
  }

  package struct LoginField: Sendable, Hashable {
    package var name: String
    package var isPassword: Bool

    package init(name: String, isPassword: Bool) {
      self.name = name
      self.isPassword = isPassword
    }
  }

  package init(home: String, locale: LocaleTag) {
    self.home = home
    self.locale = locale
  }
}

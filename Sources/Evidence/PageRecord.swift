/// What one page showed, as far as rules need it; nothing in it changes while the page does not.
///
/// Addresses are written with the scenario's variables (`https://${host}/account`), so they name no
/// port or test host. Hidden field values, cookies and headers are not part of it.
package struct PageRecord: Codable, Sendable, Hashable {
  /// `p1`, `p2`, … in the order in which the case's journeys meet the pages.
  package var id: String
  /// Address asked for.
  package var address: String
  /// Address that answered in the end; differs from `address` after redirects.
  package var finalAddress: String
  /// HTTP status of the final answer.
  package var status: Int
  /// Statuses and addresses of the redirects on the way, in order.
  package var redirects: [Redirect]
  package var kind: PageKind
  /// What `<title>` says.
  package var title: JudgedText?
  package var languages: LanguageLedger
  /// What the reader is asked to type word by word, to go on.
  package var typedPhrases: [JudgedText]
  /// Visible text in document order.
  package var blocks: [TextBlock]
  package var controls: [Control]
  package var forms: [Form]
  /// True if the parser stopped early, so that absence proves nothing.
  package var incompleteParse: Bool
  /// True for a page that was shown in a browser, because scripts fill it; nil otherwise.
  package var isRendered: Bool?
  /// Labels of what was pressed in the browser to get here from the page's document; nil for none.
  package var presses: [String]?
  /// The window in which it was shown; nil for a page that was not.
  package var view: PageView?
  /// Where an element with an id that a place begins with stands itself, as `#id` and a selector from
  /// the next id outside of it; nil once it is settled which ids hold, and for a page without any.
  package var anchors: [String: String]?

  package struct Redirect: Codable, Sendable, Hashable {
    package var status: Int
    package var address: String

    package init(status: Int, address: String) {
      self.status = status
      self.address = address
    }
  }

  package init(
    id: String, address: String, finalAddress: String, status: Int, redirects: [Redirect] = [],
    kind: PageKind = .ordinary, title: JudgedText? = nil,
    languages: LanguageLedger = LanguageLedger(),
    typedPhrases: [JudgedText] = [], blocks: [TextBlock] = [],
    controls: [Control] = [], forms: [Form] = [], incompleteParse: Bool = false
  ) {
    self.id = id
    self.address = address
    self.finalAddress = finalAddress
    self.status = status
    self.redirects = redirects
    self.kind = kind
    self.title = title
    self.languages = languages
    self.typedPhrases = typedPhrases
    self.blocks = blocks
    self.controls = controls
    self.forms = forms
    self.incompleteParse = incompleteParse
  }
}

/// What sort of page was served, whatever was asked for.
package enum PageKind: String, Codable, Sendable, Hashable, CaseIterable {
  case ordinary
  /// Asks for credentials to go on, and offers little else.
  case login
  /// Asks for data to open an account.
  case signup
  /// Too little text, and scripts that would fill it.
  case shell
  /// Says that the page does not exist, whatever its status.
  case notFound = "not-found"
  /// A challenge, captcha or "access denied" page.
  case challenge
  /// No visible text and no scripts.
  case empty
}

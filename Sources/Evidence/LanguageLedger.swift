/// Everything that says in which language a page is: what was asked, what was answered, what is there.
package struct LanguageLedger: Codable, Sendable, Hashable {
  /// `Accept-Language` as it was sent.
  package var asked: String?
  /// The header of the answer, as sent.
  package var contentLanguage: String?
  /// `Vary` names `Accept-Language`: the site chooses by what the browser asks for.
  package var variesByLanguage: Bool
  /// `<meta http-equiv="content-language">`, as written.
  package var meta: String?
  /// `html lang`, as written.
  package var htmlLanguage: String?
  /// `hreflang` of the page's alternates, in order.
  package var alternates: [String]
  /// The locale that the final address names.
  package var address: String?
  /// The language of most of the main text.
  package var detected: String?

  package init(
    asked: String? = nil, contentLanguage: String? = nil, variesByLanguage: Bool = false,
    meta: String? = nil, htmlLanguage: String? = nil, alternates: [String] = [],
    address: String? = nil, detected: String? = nil
  ) {
    self.asked = asked
    self.contentLanguage = contentLanguage
    self.variesByLanguage = variesByLanguage
    self.meta = meta
    self.htmlLanguage = htmlLanguage
    self.alternates = alternates
    self.address = address
    self.detected = detected
  }
}

/// What the report does not prove, said in the report itself.
struct HTMLMethod {
  let words: Words

  func section() -> [HTMLText] {
    let items = Self.limits.map { HTMLText.element("li", words($0)) }
    return [
      .newline, .element("h2", words("Limits of the method")), .element("ul", [], items), .newline,
    ]
  }

  static let limits = [
    "A finding is an indicator for the article it names. Whether a law is kept is for an authority "
      + "or a court to say; there is no single legal score.",
    "Only reading: pages are fetched, and the log-in that the scenario declares is sent. The final "
      + "control is found and counted, never pressed; what happens after it was not observed.",
    "One visit from one place, with one account and one language setting. Others may be shown "
      + "other pages.",
    "“Cannot tell” is neither good nor bad: the site could not be read there. It lowers the share "
      + "that was told, not the score; the range says what the score could be.",
    "The language of a text is told by machine from its letters and words. Texts inside images, "
      + "videos and scripts that did not run are not seen, and neither are apps.",
    "What a control is for is told by a vocabulary for each language. A label that it does not "
      + "know can be missed; the scenario can add it.",
    "Volatile parts of pages, such as tokens and dates, and everything secret are replaced by "
      + "holes like ⟨token⟩. Evidence hashes are SHA-256 of the page's evidence.",
  ]
}

import Evidence

/// What the page is about, what was found, how sure it is, and who has to act: the first lines.
struct HTMLIntroduction {
  let words: Words
  let summary: RunSummary

  func header() -> HTMLText {
    let time = summary.time.map { ", \($0)" } ?? ""
    let origin = words("exitway {1}, rules {2}", summary.toolVersion, summary.ruleSet) + time
    return .element(
      "header", [],
      [
        .element("h1", words("Can a person leave?")),
        .element("p", [.named("lead")], words.sentence(summary.counts)), .newline,
        .element("ul", [.named("about")], about()), .newline, legend(),
        .element("p", [.named("quiet")], origin), .newline,
      ])
  }

  private func about() -> [HTMLText] {
    [
      words(
        "Checked is how a person can delete an account: whether the pages are in the reader's "
          + "language, how many steps it takes compared with joining, whether the way can be "
          + "found, and whether it is said plainly."),
      words(
        "Each finding is an indicator for the article it names, and no legal judgement. Whether a "
          + "law is kept is for an authority or a court to say."),
      words(
        "“Cannot tell” is neither good nor bad: there the site could not be read. “Told” is how "
          + "much of the rules' weight has an outcome."),
      words(
        "What is to be mended is addressed to the operator of the platform. Each finding shows "
          + "page, place and words, so that it can be checked by hand."),
    ].map { .element("li", $0) }
  }

  private func legend() -> HTMLText {
    let meanings: [(Outcome, String)] = [
      (.pass, words("nothing found against it")), (.warn, words("a weak point")),
      (.fail, words("a fault that the pages show")),
      (.cantTell, words("could not be observed")), (.notApplicable, words("does not apply")),
    ]
    let items = meanings.map { outcome, meaning in
      HTMLText.element("li", [], [words.badge(outcome), .text(": \(meaning)")])
    }
    let foreign = HTMLText.element(
      "li", [],
      [
        .element("span", [.named("alien")], "≠"),
        .text(": " + words("not in the reader's language")),
      ])
    return .element("ul", [.named("legend quiet")], items + [foreign])
  }
}

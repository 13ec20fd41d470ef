import Languages

@testable import Pages

/// HTML becomes a page model: within its caps, and twice the same.
enum PageTarget {
  private static let reader: PageReader? = {
    guard let vocabulary = try? Vocabulary.load(for: [.english]) else { return nil }
    return PageReader(
      vocabulary: vocabulary, judge: LanguageJudge(expected: .english, vocabulary: vocabulary))
  }()

  static func read(_ bytes: [UInt8]) throws(Violation) {
    guard let reader, let page = try? reader.read(bytes, contentType: "text/html") else {
      throw Violation(description: "every body below the limit gives a page")
    }
    let controls = page.controls.count
    try Violation.unless(controls <= 20_000, "\(controls) controls are above the cap")
    for control in page.controls {
      let isKnown = control.openers.allSatisfy(page.controls.indices.contains)
      try Violation.unless(isKnown, "an opener is a control of the page")
      let form = control.form.map(page.forms.indices.contains) ?? true
      try Violation.unless(form, "a control's form is a form of the page")
    }
    let again = try? reader.read(bytes, contentType: "text/html")
    try Violation.unless(again == page, "the same bytes give the same page")
  }
}

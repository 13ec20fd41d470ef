import Evidence
import Gathering
import Languages
import Scenarios

/// What there is to say about a page that a scenario names.
struct StartVerdict {
  /// A sentence about the page.
  struct Note: Encodable {
    enum Level: String, Encodable {
      /// The scenario, or the site, needs somebody's hand.
      case mend
      /// Nobody answered, so that nothing can be said.
      case trouble
      /// Worth knowing.
      case note
    }

    var level: Level
    /// A reason code of evidence, or one of those below.
    var code: String
    var text: String

    init(_ level: Level, _ code: String, _ text: String) {
      self.level = level
      self.code = code
      self.text = text
    }

    /// Why something is missing.
    init(_ failure: EvidenceFailure) {
      self.init(
        Self.troubles.contains(failure.reason) ? .trouble : .mend, failure.reason.rawValue,
        failure.detail)
    }

    private static let troubles: Set<ReasonCode> = [
      .network, .tls, .internal, .interrupted, .budget,
    ]
  }

  private let start: ProbedStart
  private let expected: Language
  private let declaresSession: Bool

  /// - Parameters:
  ///   - start: the page as it was probed.
  ///   - scenario: names the reader's language and whether a log-in stands before pages.
  init(_ start: ProbedStart, of scenario: ResolvedScenario) {
    self.start = start
    expected = Language(tag: scenario.locale.rawValue) ?? .english
    declaresSession = scenario.session != .none
  }

  /// Everything, what is to be mended first.
  var notes: [Note] {
    guard let page = start.page.value else {
      return start.page.failure.map { [Note($0)] } ?? []
    }
    if let obstacle = page.obstacle { return [Note(obstacle)] }
    let all = access(page) + languages(page) + repetition(page)
    return all.filter { $0.level != .note } + all.filter { $0.level == .note }
  }

  private func access(_ page: ProbedPage) -> [Note] {
    if start.name == ProbedStart.logIn {
      return page.asksToLogIn
        ? [] : [Note(.mend, "no-log-in", "the page shows no form to log in with")]
    }
    if page.asksToLogIn, declaresSession {
      return [
        Note(
          .note, ReasonCode.loginWall.rawValue,
          "it asks to log in, as a page behind the log-in does")
      ]
    }
    if page.asksToLogIn {
      return [
        Note(
          .mend, ReasonCode.loginWall.rawValue, "it asks to log in, and no session is declared")
      ]
    }
    return page.proof.map { [Note($0)] } ?? []
  }

  /// Where the page's own word and its text name another language, the locale was not chosen.
  private func languages(_ page: ProbedPage) -> [Note] {
    let isOther = { (tag: String?) in
      tag.flatMap { Language(tag: $0) }.map { !$0.satisfies(expected) } ?? false
    }
    let ledger = page.languages
    var notes: [Note] = []
    switch (isOther(ledger.htmlLanguage), isOther(ledger.detected)) {
    case (true, true):
      notes.append(
        Note(
          .mend, "page-language",
          "the page is in \(ledger.detected ?? "") and the reader's language is \(expected.tag); "
            + "does a cookie, a header or another host choose the locale?"))
    case (true, false):
      notes.append(
        Note(
          .note, "html-lang",
          "html lang says \(ledger.htmlLanguage ?? ""), the reader's language is \(expected.tag)"))
    case (false, true):
      notes.append(
        Note(
          .note, "page-language",
          "most of its text is in \(ledger.detected ?? ""), the reader's language is \(expected.tag)"
        ))
    case (false, false): break
    }
    let others = ledger.alternates.filter { $0.lowercased() != "x-default" }
    if !others.isEmpty, others.allSatisfy(isOther) {
      let list = others.prefix(8).joined(separator: ", ")
      notes.append(Note(.note, "hreflang", "hreflang names \(list) and not \(expected.tag)"))
    }
    return notes
  }

  private func repetition(_ page: ProbedPage) -> [Note] {
    switch page.second {
    case .missing(let failure) where failure.reason == .needsDeclaredStep:
      [Note(.note, failure.reason.rawValue, "it was read once: \(failure.detail)")]
    case .missing(let failure):
      [Note(failure)]
    case .observed(let reading) where !reading.isEqual:
      [
        Note(
          .mend, ReasonCode.unstable.rawValue,
          "two fetches differ in more than parts that vary; nothing on it can be relied upon")
      ]
    case .observed: []
    }
  }
}

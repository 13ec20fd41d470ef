/// Weighs the verdicts of a page's blocks against each other.
///
/// One short label that looks like a sibling language is chance: among a hundred of a language's own
/// labels one does. A page that really holds another language holds a text of it as well.
package enum PageVerdicts {
  /// Odds (natural logarithm) from which a foreign block stands for itself.
  private static let sure = 5.0
  /// The same against English, which does stand alone on faulty pages.
  private static let surelyEnglish = 1.5

  /// The verdicts, with doubtful ones left undetermined where nothing else on the page bears them out.
  package static func settled(_ verdicts: [LanguageVerdict]) -> [LanguageVerdict] {
    let sure = Set(verdicts.filter(isSure).compactMap(\.found))
    return verdicts.map { verdict in
      guard verdict.answer == .no, !isSure(verdict), let found = verdict.found,
        !sure.contains(found)
      else { return verdict }
      var doubtful = LanguageVerdict(.undetermined, letters: verdict.letters)
      doubtful.odds = verdict.odds
      return doubtful
    }
  }

  private static func isSure(_ verdict: LanguageVerdict) -> Bool {
    guard verdict.answer == .no else { return false }
    guard let odds = verdict.odds else { return true }
    return odds <= -(verdict.found == .english ? surelyEnglish : sure)
  }
}

import Languages
import Pages
import Scenarios
import Synchronization

/// Makes page readers; what they know of a language is loaded once, because reading a vocabulary
/// takes longer than reading a page.
final class ReaderShelf: Sendable {
  /// What is known of one language.
  private struct Knowledge {
    var vocabulary: Vocabulary
    var judge: LanguageJudge
  }

  private let model: LanguageModel
  private let known = Mutex<[Language: Knowledge]>([:])
  private let pairs = Mutex<[[Language]: Vocabulary]>([:])

  init(model: LanguageModel) { self.model = model }

  /// A reader of a platform's pages for people who read a language.
  ///
  /// - Parameters:
  ///   - language: the reader's.
  ///   - aliases: the platform's own words for its controls.
  ///   - names: the platform's names, which belong to no language.
  /// - Returns: the reader.
  /// - Throws: what is wrong with a data file.
  func reader(
    of language: Language, aliases: [Purpose: [String]], names: [String]
  ) throws(LanguageDataError) -> PageReader {
    let knowledge = try knowledge(of: language)
    let known = Mutex<[Language: Vocabulary]>([:])
    return PageReader(
      vocabulary: knowledge.vocabulary.adding(aliases: aliases),
      judge: knowledge.judge.taking(names: names)
    ) { other in
      // Kept for all pages of the platform, which is mostly in one language.
      if let kept = known.withLock({ $0[other] }) { return kept }
      guard let words = try? self.vocabulary(of: language, other, knowing: knowledge.vocabulary)
      else { return nil }
      let made = words.adding(aliases: aliases)
      known.withLock { $0[other] = made }
      return made
    }
  }

  private func vocabulary(
    of language: Language, _ other: Language, knowing own: Vocabulary
  ) throws(LanguageDataError) -> Vocabulary {
    let key = [language, other]
    if let kept = pairs.withLock({ $0[key] }) { return kept }
    let made = try Vocabulary.load(for: key, knowing: own)
    pairs.withLock { $0[key] = made }
    return made
  }

  /// Two that ask for one language at once may both load it; the first to be done is kept.
  private func knowledge(of language: Language) throws(LanguageDataError) -> Knowledge {
    if let kept = known.withLock({ $0[language] }) { return kept }
    let vocabulary = try Vocabulary.load(for: [language])
    let judge = LanguageJudge(expected: language, vocabulary: vocabulary, model: model)
    let made = Knowledge(vocabulary: vocabulary, judge: judge)
    return known.withLock { all in
      if let kept = all[language] { return kept }
      all[language] = made
      return made
    }
  }
}

import Languages
import Synchronization

/// What texts and controls were found to be, so that menus that stand on every page of a site are
/// judged once (the demo's 36 cases took three times the CPU without it).
final class ReadingMemo: Sendable {
  struct Reading: Sendable {
    var verdict: LanguageVerdict
    var cues: [Cue]
  }

  private struct State {
    var readings: [String: Reading] = [:]
    var purposes: [ControlWords: PurposeMatch?] = [:]
  }

  private let vocabulary: Vocabulary
  private let judge: LanguageJudge
  private let state = Mutex(State())

  /// The reader's language.
  var expected: Language { judge.expected }

  /// Entries beyond this start anew; a site's furniture has a few hundred.
  private static let capacity = 20_000

  init(vocabulary: Vocabulary, judge: LanguageJudge) {
    self.vocabulary = vocabulary
    self.judge = judge
  }

  /// Language and cues of a text.
  func reading(of text: String) -> Reading {
    if let known = state.withLock({ $0.readings[text] }) { return known }
    let reading = Reading(verdict: judge.judge(text), cues: vocabulary.cues(in: text))
    state.withLock { state in
      if state.readings.count >= Self.capacity { state.readings = [:] }
      state.readings[text] = reading
    }
    return reading
  }

  /// Purpose of a control.
  func purpose(of control: ControlWords) -> PurposeMatch? {
    if let known = state.withLock({ $0.purposes[control] }) { return known }
    let match = vocabulary.purpose(of: control)
    state.withLock { state in
      if state.purposes.count >= Self.capacity { state.purposes = [:] }
      state.purposes.updateValue(match, forKey: control)
    }
    return match
  }
}

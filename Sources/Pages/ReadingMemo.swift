import Languages
import Synchronization

/// What texts and controls were found to be, so that menus that stand on every page of a site are
/// judged once (the demo's 36 cases took three times the CPU without it).
final class ReadingMemo: Sendable {
  private struct State {
    var verdicts: [TextKey: LanguageVerdict] = [:]
    var readings: [TextKey: TextReading] = [:]
    var purposes: [ControlKey: PurposeMatch?] = [:]
  }

  private let vocabulary: Vocabulary
  private let judge: LanguageJudge
  private let state = Mutex(State())

  /// The reader's language.
  var expected: Language { judge.expected }

  /// Entries beyond this start anew; a site's furniture has a few hundred.
  private static let capacity = 10_000

  init(vocabulary: Vocabulary, judge: LanguageJudge) {
    self.vocabulary = vocabulary
    self.judge = judge
  }

  /// The language of a text.
  func verdict(of text: String) -> LanguageVerdict {
    let key = TextKey(text)
    if let known = state.withLock({ $0.verdicts[key] }) { return known }
    let verdict = judge.judge(text)
    state.withLock { state in
      if state.verdicts.count >= Self.capacity { state.verdicts = [:] }
      state.verdicts[key] = verdict
    }
    return verdict
  }

  /// What a text says.
  func reading(of text: String) -> TextReading {
    let key = TextKey(text)
    if let known = state.withLock({ $0.readings[key] }) { return known }
    let reading = vocabulary.reading(of: text)
    state.withLock { state in
      if state.readings.count >= Self.capacity { state.readings = [:] }
      state.readings[key] = reading
    }
    return reading
  }

  /// Purpose of a control.
  func purpose(of control: ControlWords) -> PurposeMatch? {
    let key = ControlKey(words: control)
    if let known = state.withLock({ $0.purposes[key] }) { return known }
    let match = vocabulary.purpose(of: control) { self.reading(of: $0).isAboutDeletion }
    state.withLock { state in
      if state.purposes.count >= Self.capacity { state.purposes = [:] }
      state.purposes.updateValue(match, forKey: key)
    }
    return match
  }
}

/// A text by its bytes: hashing a string as Unicode asks costs more than judging a label.
private struct TextKey: Hashable {
  private let text: String
  private let hash: Int

  init(_ text: String) {
    self.text = text
    hash = text.utf8Hash
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// A control by what it is known by; label and target tell nearly all of them apart.
private struct ControlKey: Hashable {
  let words: ControlWords

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.label.utf8Hash)
    hasher.combine(words.target?.utf8Hash)
  }
}

extension String {
  fileprivate var utf8Hash: Int {
    var text = self
    return text.withUTF8 { bytes in
      var hasher = Hasher()
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
      return hasher.finalize()
    }
  }
}

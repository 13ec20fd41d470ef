import Glibc
import Languages
import Synchronization

/// What texts were found to be, so that menus that stand on every page of a site are judged once (the
/// demo's 36 cases took three times the CPU without it).
///
/// A control's label, the block it stands in and the text around it are mostly one text: it is
/// judged and searched for terms once, and what a control is for follows from that.
final class ReadingMemo: Sendable {
  private let judge: LanguageJudge
  private let facts = Mutex<[TextKey: TextFacts]>([:])

  /// The reader's language.
  var expected: Language { judge.expected }

  /// Entries beyond this start anew; a site's furniture has a few hundred.
  private static let capacity = 10_000

  init(judge: LanguageJudge) { self.judge = judge }

  /// What is known about a text.
  func facts(of text: String) -> TextFacts {
    let key = TextKey(text)
    if let known = facts.withLock({ $0[key] }) { return known }
    let found = TextFacts(text, judge: judge)
    facts.withLock { facts in
      if facts.count >= Self.capacity { facts = [:] }
      facts[key] = found
    }
    return found
  }

  /// The language of a text.
  func verdict(of text: String) -> LanguageVerdict { facts(of: text).verdict }
}

/// What a page's texts say in the words of one vocabulary.
struct PageWords {
  let memo: ReadingMemo
  let vocabulary: Vocabulary

  /// What a text says.
  func reading(of text: String) -> TextReading { reading(of: memo.facts(of: text)).reading }

  /// What a text says whose facts are known.
  func reading(of facts: TextFacts) -> KeptReading { facts.reading(in: vocabulary) }

  /// Purpose of a control whose label is known.
  func purpose(of control: ControlWords, labelled label: KeptReading) -> PurposeMatch? {
    control.purpose(labelled: label.reading) { reading(of: $0) }
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

  /// By bytes: comparing two strings as Unicode asks composes every letter beyond ASCII.
  static func == (one: TextKey, other: TextKey) -> Bool {
    guard one.hash == other.hash else { return false }
    let isSame = unsafe one.text.utf8.withContiguousStorageIfAvailable { one in
      unsafe other.text.utf8.withContiguousStorageIfAvailable { other in
        guard one.count == other.count else { return false }
        guard let first = one.baseAddress, let second = other.baseAddress else { return true }
        return unsafe memcmp(first, second, one.count) == 0
      }
    }
    return isSame.flatMap(\.self) ?? (one.text == other.text)
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

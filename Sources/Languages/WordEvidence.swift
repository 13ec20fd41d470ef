/// Known words of the reader's language and of English, and words that belong to none.
///
/// Made once and shared: a copy would count references.
final class WordEvidence: Sendable {
  /// All of them, for one look at each word.
  private let table: WordTable

  private static let isOwn: UInt8 = 1
  private static let isEnglish: UInt8 = 2
  private static let isNeutral: UInt8 = 4

  /// Takes the words of a vocabulary and of the model.
  convenience init(
    expected: Language, writing: Writing, vocabulary: Vocabulary, names: [String],
    model: LanguageModel?
  ) {
    let terms = vocabulary.languages.first { $0.language == expected }
    let englishTerms = vocabulary.languages.first { $0.language == .english }
    let own = WordList(terms?.words ?? [])
    let known = WordList(englishTerms?.words ?? [])
    let borrowed = WordList(
      names + Array(terms?.neutral ?? []) + Array(englishTerms?.neutral ?? []))
    let unclaimed = model?.neutralWords ?? WordList()
    // Where Latin letters are foreign, "Home" is English even though half of Europe writes it.
    let isLatin = writing.scripts == [.latin]
    let neutral = borrowed.union(isLatin ? unclaimed : unclaimed.subtracting(known))
    guard expected != .english else {
      self.init(own: own, english: known, neutral: neutral)
      return
    }
    // A word that both languages write the same way speaks for neither.
    let english = known.union(model?.englishWords ?? WordList()).subtracting(own)
    self.init(
      own: own.subtracting(known), english: english.subtracting(neutral), neutral: neutral)
  }

  private convenience init(own: WordList, english: WordList, neutral: WordList) {
    self.init(
      WordTable([(own, Self.isOwn), (english, Self.isEnglish), (neutral, Self.isNeutral)]))
  }

  private init(_ table: WordTable) { self.table = table }

  /// The same, with names that belong to no language.
  func taking(names: [String]) -> WordEvidence {
    var table = table
    for hash in WordList(names).hashes {
      table[hash] = table[hash] & ~Self.isEnglish | Self.isNeutral
    }
    return WordEvidence(table)
  }

  /// What is left of a text for the judge.
  struct Scan {
    var count = ScriptCount()
    /// Words that count, among them known ones of the reader's language and of English.
    var words = 0
    var own = 0
    var english = 0
    /// The parts that belong to a language, as byte ranges; empty where that is all of the text.
    var kept: [Range<Int>] = []
    var isWhole = true
  }

  /// Reads a text but for what belongs to no language: addresses, e-mail, code, numbers, brands.
  func scan(_ text: UnsafeBufferPointer<UInt8>) -> Scan {
    let table = LetterTable.shared
    let known = self.table
    var scan = Scan()
    var kept: [Range<Int>] = []
    var position = 0
    while position < text.count {
      var part = Part(start: position)
      while position < text.count {
        let (value, length) = ScalarWalk.scalar(text, position)
        let entry = table[value]
        if entry.isSpace { break }
        position += length
        part.add(value, entry, known)
      }
      part.endWord(known)
      if position > part.start {
        if part.isNeutral {
          scan.isWhole = false
        } else {
          kept.append(part.start..<position)
          scan.count.add(part.count)
          scan.words += part.words
          scan.own += part.own
          scan.english += part.english
        }
      }
      // The space itself.
      if position < text.count { position += ScalarWalk.scalar(text, position).length }
    }
    if !scan.isWhole { scan.kept = kept }
    return scan
  }

  /// What stands between two spaces.
  private struct Part {
    let start: Int
    var count = ScriptCount()
    var words = 0
    var own = 0
    var english = 0
    private var neutral = 0
    private var hash = WordList.seed
    private var length = 0
    private var hasSign = false
    private var hasDigit = false
    private var isASCII = true
    private var capitals = 0
    private var bytes = 0
    private var last: UInt32 = 0

    init(start: Int) { self.start = start }

    @inline(__always)
    mutating func add(_ value: UInt32, _ entry: LetterTable.Entry, _ known: WordTable) {
      bytes += 1
      if value >= 0x80 { isASCII = false }
      count.add(entry.script)
      if entry.isUpper { capitals += 1 }
      switch value {
      case 0x30...0x39: hasDigit = true
      // @ _ { <, and the // of an address.
      case 0x40, 0x5F, 0x7B, 0x3C: hasSign = true
      case 0x2F where last == 0x2F: hasSign = true
      default: break
      }
      last = value
      if entry.isPart {
        guard let letter = TermFolding.folded(entry.lower) else { return }
        length += 1
        addToHash(letter)
      } else if value != 0x27, value != 0x2019, value != 0x200C, value != 0x200D {
        endWord(known)
      }
    }

    @inline(__always)
    private mutating func addToHash(_ value: UInt32) {
      if value < 0x80 {
        hash = WordList.hash(hash, adding: UInt8(value))
        return
      }
      if value < 0x800 {
        hash = WordList.hash(hash, adding: UInt8(0xC0 | value >> 6))
      } else if value < 0x10000 {
        hash = WordList.hash(hash, adding: UInt8(0xE0 | value >> 12))
        hash = WordList.hash(hash, adding: UInt8(0x80 | value >> 6 & 0x3F))
      } else {
        hash = WordList.hash(hash, adding: UInt8(0xF0 | value >> 18))
        hash = WordList.hash(hash, adding: UInt8(0x80 | value >> 12 & 0x3F))
        hash = WordList.hash(hash, adding: UInt8(0x80 | value >> 6 & 0x3F))
      }
      hash = WordList.hash(hash, adding: UInt8(0x80 | value & 0x3F))
    }

    @inline(__always)
    mutating func endWord(_ known: WordTable) {
      guard length > 0 else { return }
      words += 1
      let marks = known[hash]
      if marks & WordEvidence.isNeutral != 0 { neutral += 1 }
      if marks & WordEvidence.isOwn != 0 { own += 1 }
      if marks & WordEvidence.isEnglish != 0 { english += 1 }
      length = 0
      hash = WordList.seed
    }

    var isNeutral: Bool {
      // `3개월` is a word; `A4`, `MP3`, `x86` are names.
      if hasSign || words == neutral { return true }
      if hasDigit, isASCII { return true }
      // IRC, LTR, but not ADD.
      return isASCII && words == 1 && (2...3).contains(capitals) && capitals == count.letters
        && own + english == 0
    }
  }
}

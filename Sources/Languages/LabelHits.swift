/// The terms that a label has, by purpose.
struct LabelHits {
  let text: TermText
  private(set) var alias: (purpose: Purpose, term: Int)?
  private(set) var slots: [Slot] = []
  /// Sorted, without repeats.
  private(set) var cues: [Cue] = []
  /// The whole label only says "delete".
  private(set) var isBareDelete = false
  /// The hits of one slot after those of another.
  private var hits: [(part: LanguageTerms.Part, found: TermIndex.Found)] = []
  private let table: PurposeTable

  /// A purpose in one language, with its hits.
  struct Slot {
    var number: Int
    var purpose: Purpose
    fileprivate var hits: Range<Int>
  }

  /// Looks for every term of a table.
  init(_ text: TermText, _ table: PurposeTable) {
    self.text = text
    self.table = table
    for hit in table.index.find(in: text) {
      switch table.uses[hit.term] {
      case .alias(let purpose):
        if alias == nil { alias = (purpose, hit.term) }
      case .purpose(let number, let part): add(hit, part, number)
      case .cue(let cue): if !cues.contains(cue) { cues.append(cue) }
      }
    }
    if cues.count > 1 { cues.sort { $0.rawValue < $1.rawValue } }
  }

  private mutating func add(_ hit: TermIndex.Found, _ part: LanguageTerms.Part, _ number: Int) {
    if part == .bare, share(hit) == 100 { isBareDelete = true }
    if slots.last?.number != number {
      slots.append(
        Slot(
          number: number, purpose: table.purposes[number].purpose, hits: hits.count..<hits.count))
    }
    hits.append((part, hit))
    slots[slots.count - 1].hits = slots[slots.count - 1].hits.lowerBound..<hits.count
  }

  /// Hands over the hits of one part of a purpose's terms.
  func each(_ part: LanguageTerms.Part, in slot: Slot, _ body: (TermIndex.Found) -> Void) {
    for index in slot.hits where hits[index].part == part { body(hits[index].found) }
  }

  /// Whether there is a hit of a part.
  func has(_ part: LanguageTerms.Part, in slot: Slot) -> Bool {
    slot.hits.contains { hits[$0].part == part }
  }

  /// Whether a word for the account itself stands in the text.
  var namesAccount: Bool {
    slots.contains { $0.purpose == .account && has(.phrases, in: $0) }
  }

  /// How much of the text a term is, 0…100.
  func share(_ hit: TermIndex.Found) -> Int {
    let whole = table.terms[hit.term].isRun ? text.letters : text.words.count
    return whole == 0 ? 0 : hit.range.count * 100 / whole
  }

  /// Whether something besides an account that can be deleted stands in a range.
  func hasOtherObject(in range: Range<Int>, isRun: Bool) -> Bool {
    slots.contains { slot in
      slot.purpose == .deleteOther
        && slot.hits.contains { index in
          hits[index].part == .objects && table.terms[hits[index].found.term].isRun == isRun
            && range.overlaps(hits[index].found.range)
        }
    }
  }
}

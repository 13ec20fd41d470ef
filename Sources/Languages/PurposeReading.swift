/// Weighs what a control's words say it is for.
struct PurposeReading {
  let table: PurposeTable

  /// Words between a verb and its object: "delete your entire Example account".
  private static let window = 5
  /// Letters between them in a run.
  private static let runWindow = 14
  /// Longer labels are cards or sentences; what they mention need not be what they do.
  private static let longLabel = 12

  /// What a text says, from one search.
  func reading(of text: TermText) -> TextReading {
    let hits = LabelHits(text, table)
    return TextReading(
      cues: hits.cues.sorted { $0.rawValue < $1.rawValue },
      isAboutDeletion: ofLabel(hits)?.purpose == .delete)
  }

  /// The purpose of a control; texts around it are asked for only where its own words say nothing.
  func purpose(of control: ControlWords, isAboutDeletion: (String) -> Bool) -> PurposeMatch? {
    let label = LabelHits(TermText(control.label), table)
    let own = ofLabel(label).map { ofMembership($0, label, control) }
    let saysNothing =
      own.map { $0.purpose == .confirm } ?? (label.text.words.count <= 2)
    if label.isBareDelete || saysNothing,
      let match = ofContext(
        control, isDelete: label.isBareDelete, isConfirm: own != nil, isAboutDeletion)
    {
      return match
    }
    if let own, control.isButton, own.isGeneric, let named = ofAddress(control) { return named }
    return own ?? ofAddress(control)
  }

  /// "Leave" on the page of a mailing list or a group leaves that and not the site: the label does
  /// not name the account, and the address names something else.
  private func ofMembership(
    _ match: PurposeMatch, _ label: LabelHits, _ control: ControlWords
  ) -> PurposeMatch {
    guard match.purpose == .delete, !label.namesAccount,
      let other = ([control.target].compactMap(\.self) + control.identifiers)
        .first(where: AddressWords.namesSomethingElse)
    else { return match }
    return PurposeMatch(
      purpose: .deleteOther, confidence: match.confidence, why: "address: \(other.prefix(60))")
  }

  /// What the label itself says; the longest match wins, then the more specific purpose.
  private func ofLabel(_ label: LabelHits) -> PurposeMatch? {
    if let (purpose, term) = label.alias {
      return PurposeMatch(purpose: purpose, confidence: 100, why: "alias: \(term.source)")
    }
    var best: (match: PurposeMatch, rank: Int)?
    for slot in label.slots {
      guard let (term, share) = match(slot, label) else { continue }
      let confidence = confidence(share: share, label.text)
      let rank = confidence * 100 + Self.specificity(slot.purpose)
      if best.map({ rank > $0.rank }) ?? true {
        best = (
          PurposeMatch(
            purpose: slot.purpose, confidence: confidence, why: "label: \(term.source)"), rank
        )
      }
    }
    return best?.match
  }

  private func match(_ slot: LabelHits.Slot, _ label: LabelHits) -> (term: Term, share: Int)? {
    if !slot[.not].isEmpty { return nil }
    var best: (term: Term, share: Int)?
    for hit in slot[.phrases] {
      let share = label.share(hit)
      if share > best?.share ?? -1 { best = (table.terms[hit.term], share) }
    }
    return best ?? pair(slot, label)
  }

  /// A verb near an object, and nothing else that could be deleted between them.
  private func pair(_ slot: LabelHits.Slot, _ label: LabelHits) -> (term: Term, share: Int)? {
    for verb in slot[.verbs] {
      let term = table.terms[verb.term]
      for object in slot[.objects] where !verb.range.overlaps(object.range) {
        let inner =
          min(
            verb.range.upperBound, object.range.upperBound)..<max(
            verb.range.lowerBound, object.range.lowerBound)
        guard inner.count <= (term.isRun ? Self.runWindow : Self.window),
          slot.purpose != .delete || !label.hasOtherObject(in: inner, isRun: term.isRun)
        else { continue }
        let span =
          min(
            verb.range.lowerBound, object.range.lowerBound)..<max(
            verb.range.upperBound, object.range.upperBound)
        return (term, label.share(TermIndex.Found(term: verb.term, range: span)))
      }
    }
    return nil
  }

  private func confidence(share: Int, _ label: TermText) -> Int {
    let base = 70 + share * 28 / 100
    return label.words.count > Self.longLabel ? base - 25 : base
  }

  /// "OK", "Yes, delete" and "here" do what the words around them say.
  private func ofContext(
    _ control: ControlWords, isDelete: Bool, isConfirm: Bool, _ isAboutDeletion: (String) -> Bool
  ) -> PurposeMatch? {
    let contexts =
      isDelete
      ? [control.heading] + Self.parts(ofTitle: control.title) + [control.sentence]
      : control.isButton ? (isConfirm ? [control.heading] : []) : [control.sentence]
    for context in contexts.compactMap(\.self) where context != control.label {
      guard isAboutDeletion(context) else { continue }
      // "Delete" under "Your account" says so itself; "OK" there does not.
      return PurposeMatch(
        purpose: .delete, confidence: isDelete ? 72 : 55, why: "around it: \(context.prefix(60))")
    }
    return nil
  }

  /// Sites put where one is, and their own name, behind a page's name: "Delete profile | Account".
  private static func parts(ofTitle title: String?) -> [String?] {
    guard let title else { return [] }
    let parts = title.replacing(" - ", with: "|").split { "|–—·»›:".contains($0) }
    return [title] + (parts.count > 1 ? parts.map { String($0) } : [])
  }

  /// What address and ids say, in the few English words that sites of every language use.
  private func ofAddress(_ control: ControlWords) -> PurposeMatch? {
    let target = control.target ?? ""
    for text in [target] + control.identifiers where AddressWords.saysDeleteAccount(text) {
      return PurposeMatch(purpose: .delete, confidence: 50, why: "address: \(text.prefix(60))")
    }
    return nil
  }

  /// Breaks ties: "delete message" over "delete", "cancel subscription" over "cancel".
  private static func specificity(_ purpose: Purpose) -> Int {
    switch purpose {
    case .deleteOther: 9
    case .keep: 8
    case .help: 7
    case .delete: 6
    case .deactivate, .cancelSubscription: 5
    case .logOut, .logIn, .signUp: 4
    case .settings, .account, .privacy, .contact, .password, .language: 3
    case .proceed, .back: 2
    case .confirm: 1
    }
  }
}

extension PurposeMatch {
  /// What buttons of any form say.
  fileprivate var isGeneric: Bool {
    switch purpose {
    case .confirm, .proceed, .settings, .account, .password: true
    default: false
    }
  }
}

/// The terms that a label has, by purpose.
private struct LabelHits {
  let text: TermText
  private(set) var alias: (purpose: Purpose, term: Term)?
  private(set) var slots: [Slot] = []
  private(set) var cues: Set<Cue> = []
  /// The whole label only says "delete".
  private(set) var isBareDelete = false
  private let table: PurposeTable
  private let letters: Int

  struct Slot {
    var number: Int
    var purpose: Purpose
    var hits: [(part: LanguageTerms.Part, hit: TermIndex.Found)] = []

    subscript(_ part: LanguageTerms.Part) -> [TermIndex.Found] {
      hits.filter { $0.part == part }.map(\.hit)
    }
  }

  init(_ text: TermText, _ table: PurposeTable) {
    self.text = text
    self.table = table
    letters = text.words.reduce(0) { sum, word in
      sum + text.bytes[word].count { $0 & 0xC0 != 0x80 }
    }
    for hit in table.index.find(in: text) {
      switch table.uses[hit.term] {
      case .alias(let purpose):
        if alias == nil { alias = (purpose, table.terms[hit.term]) }
      case .purpose(let number, let part): add(hit, part, number)
      case .cue(let cue): cues.insert(cue)
      }
    }
  }

  private mutating func add(_ hit: TermIndex.Found, _ part: LanguageTerms.Part, _ number: Int) {
    let purpose = table.purposes[number].purpose
    if part == .bare, share(hit) == 100 { isBareDelete = true }
    if slots.last?.number != number { slots.append(Slot(number: number, purpose: purpose)) }
    slots[slots.count - 1].hits.append((part, hit))
  }

  /// Whether a word for the account itself stands in the text.
  var namesAccount: Bool {
    slots.contains { $0.purpose == .account && !$0[.phrases].isEmpty }
  }

  /// How much of the text a term is, 0…100.
  func share(_ hit: TermIndex.Found) -> Int {
    let whole = table.terms[hit.term].isRun ? letters : text.words.count
    return whole == 0 ? 0 : hit.range.count * 100 / whole
  }

  /// Whether something besides an account that can be deleted stands in a range.
  func hasOtherObject(in range: Range<Int>, isRun: Bool) -> Bool {
    slots.contains { slot in
      slot.purpose == .deleteOther
        && slot[.objects].contains {
          table.terms[$0.term].isRun == isRun && range.overlaps($0.range)
        }
    }
  }
}

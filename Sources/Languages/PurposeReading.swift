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
      cues: hits.cues, purpose: ofLabel(hits), isBareDelete: hits.isBareDelete,
      namesAccount: hits.namesAccount, words: text.words.count)
  }

  /// The purpose of a control; texts around it are asked for only where its own words say nothing.
  ///
  /// - Parameters:
  ///   - control: what is known about it.
  ///   - label: what its label says.
  ///   - reading: gives what a text around it says.
  /// - Returns: the purpose, nil where nothing speaks for any.
  static func purpose(
    of control: ControlWords, labelled label: TextReading, reading: (String) -> TextReading
  ) -> PurposeMatch? {
    let own = label.purpose.map { ofMembership($0, label, control) }
    let saysNothing = own.map { $0.purpose == .confirm } ?? (label.words <= 2)
    if label.isBareDelete || saysNothing,
      let match = ofContext(
        control, isDelete: label.isBareDelete, isConfirm: own != nil, reading)
    {
      return match
    }
    if let own, control.isButton, own.isGeneric, let named = ofAddress(control) { return named }
    return own ?? ofAddress(control)
  }

  /// "Leave" on the page of a mailing list or a group leaves that and not the site: the label does
  /// not name the account, and the address names something else.
  private static func ofMembership(
    _ match: PurposeMatch, _ label: TextReading, _ control: ControlWords
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
      return PurposeMatch(
        purpose: purpose, confidence: 100, why: "alias: \(table.terms[term].source)")
    }
    var best: (purpose: Purpose, confidence: Int, term: Int, rank: Int)?
    for slot in label.slots {
      guard let (term, share) = match(slot, label) else { continue }
      let confidence = confidence(share: share, label.text)
      let rank = confidence * 100 + Self.specificity(slot.purpose)
      if best.map({ rank > $0.rank }) ?? true { best = (slot.purpose, confidence, term, rank) }
    }
    return best.map { best in
      PurposeMatch(
        purpose: best.purpose, confidence: best.confidence,
        why: "label: \(table.terms[best.term].source)")
    }
  }

  private func match(_ slot: LabelHits.Slot, _ label: LabelHits) -> (term: Int, share: Int)? {
    guard !label.has(.not, in: slot) else { return nil }
    var best: (term: Int, share: Int)?
    label.each(.phrases, in: slot) { hit in
      let share = label.share(hit)
      if share > best?.share ?? -1 { best = (hit.term, share) }
    }
    return best ?? pair(slot, label)
  }

  /// A verb near an object, and nothing else that could be deleted between them.
  private func pair(_ slot: LabelHits.Slot, _ label: LabelHits) -> (term: Int, share: Int)? {
    guard label.has(.objects, in: slot) else { return nil }
    var found: (term: Int, share: Int)?
    label.each(.verbs, in: slot) { verb in
      label.each(.objects, in: slot) { object in
        guard found == nil, let span = span(verb, object, slot, label) else { return }
        found = (verb.term, label.share(TermIndex.Found(term: verb.term, range: span)))
      }
    }
    return found
  }

  /// From where to where a verb and its object reach; nil where they are too far from each other.
  private func span(
    _ verb: TermIndex.Found, _ object: TermIndex.Found, _ slot: LabelHits.Slot, _ label: LabelHits
  ) -> Range<Int>? {
    let (one, other) = (verb.range, object.range)
    guard !one.overlaps(other) else { return nil }
    let inner =
      min(one.upperBound, other.upperBound)..<max(one.lowerBound, other.lowerBound)
    let isRun = table.terms[verb.term].isRun
    guard inner.count <= (isRun ? Self.runWindow : Self.window),
      slot.purpose != .delete || !label.hasOtherObject(in: inner, isRun: isRun)
    else { return nil }
    return min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
  }

  private func confidence(share: Int, _ label: TermText) -> Int {
    let base = 70 + share * 28 / 100
    return label.words.count > Self.longLabel ? base - 25 : base
  }

  /// "OK", "Yes, delete" and "here" do what the words around them say.
  private static func ofContext(
    _ control: ControlWords, isDelete: Bool, isConfirm: Bool, _ reading: (String) -> TextReading
  ) -> PurposeMatch? {
    let contexts =
      isDelete
      ? [control.heading] + parts(ofTitle: control.title) + [control.sentence]
      : control.isButton ? (isConfirm ? [control.heading] : []) : [control.sentence]
    for context in contexts.compactMap(\.self) where context != control.label {
      guard reading(context).isAboutDeletion else { continue }
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
  private static func ofAddress(_ control: ControlWords) -> PurposeMatch? {
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

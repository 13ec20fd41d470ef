/// Weighs what a control's words say it is for.
struct PurposeReading {
  let languages: [LanguageTerms]
  let aliases: [Purpose: [Term]]

  /// Words between a verb and its object: "delete your entire Example account".
  private static let window = 5
  /// Letters between them in a run.
  private static let runWindow = 14
  /// Longer labels are cards or sentences; what they mention need not be what they do.
  private static let longLabel = 12

  /// The purpose of a control.
  func purpose(of control: ControlWords) -> PurposeMatch? {
    let label = TermText(control.label)
    let own = ofLabel(label)
    if let own, own.purpose != .confirm { return own }
    return ofContext(control, label, isConfirm: own != nil) ?? own ?? ofAddress(control)
  }

  /// What the label itself says; the longest match wins, then the more specific purpose.
  private func ofLabel(_ label: TermText) -> PurposeMatch? {
    guard !label.words.isEmpty else { return nil }
    if let match = ofAlias(label) { return match }
    var best: (match: PurposeMatch, rank: Int)?
    for terms in languages {
      for purpose in terms.purposes {
        guard let (term, share) = match(purpose, label) else { continue }
        let confidence = confidence(share: share, label)
        let rank = confidence * 100 + Self.specificity(purpose.purpose)
        if best.map({ rank > $0.rank }) ?? true {
          best = (
            PurposeMatch(
              purpose: purpose.purpose, confidence: confidence, why: "label: \(term.source)"), rank
          )
        }
      }
    }
    return best?.match
  }

  private func ofAlias(_ label: TermText) -> PurposeMatch? {
    for purpose in aliases.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      for term in aliases[purpose] ?? [] where term.range(in: label) != nil {
        return PurposeMatch(purpose: purpose, confidence: 100, why: "alias: \(term.source)")
      }
    }
    return nil
  }

  private func match(
    _ purpose: LanguageTerms.PurposeTerms, _ label: TermText
  ) -> (term: Term, share: Int)? {
    if purpose.not.contains(where: { $0.range(in: label) != nil }) { return nil }
    var best: (term: Term, share: Int)?
    for term in purpose.phrases {
      guard let range = term.range(in: label) else { continue }
      let share = term.share(range, of: label)
      if share > best?.share ?? -1 { best = (term, share) }
    }
    return best ?? pair(purpose, label)
  }

  /// A verb near an object.
  private func pair(
    _ purpose: LanguageTerms.PurposeTerms, _ label: TermText
  ) -> (term: Term, share: Int)? {
    for verb in purpose.verbs {
      guard let first = verb.range(in: label) else { continue }
      for object in purpose.objects {
        guard let second = object.range(in: label), !first.overlaps(second) else { continue }
        let gap =
          max(first.lowerBound, second.lowerBound) - min(first.upperBound, second.upperBound)
        guard gap <= (verb.isRun ? Self.runWindow : Self.window) else { continue }
        let span =
          min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
        return (verb, verb.share(span, of: label))
      }
    }
    return nil
  }

  private func confidence(share: Int, _ label: TermText) -> Int {
    let base = 70 + share * 28 / 100
    return label.words.count > Self.longLabel ? base - 25 : base
  }

  /// A bare "OK", or "here", does what the words around it say.
  private func ofContext(
    _ control: ControlWords, _ label: TermText, isConfirm: Bool
  ) -> PurposeMatch? {
    let saysNothing = isConfirm || label.words.count <= 2
    guard saysNothing, let context = control.isButton ? control.heading : control.sentence,
      control.isButton ? isConfirm : true, let match = ofLabel(TermText(context)),
      match.purpose == .delete
    else { return nil }
    return PurposeMatch(purpose: .delete, confidence: 55, why: "around it: \(context.prefix(60))")
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

/// English words in addresses and ids.
enum AddressWords {
  private static let verbs: Set<String> = [
    "delete", "remove", "close", "erase", "terminate", "deletion", "closure", "cancel",
  ]
  private static let objects: Set<String> = [
    "account", "profile", "user", "membership", "acct", "me",
  ]
  /// One word that means it by itself.
  private static let whole: Set<String> = [
    "withdraw", "withdrawal", "deleteaccount", "accountdeletion", "closeaccount", "removeaccount",
    "leaveid", "deletemyaccount", "unregister", "deregister",
  ]

  /// Whether an address or id names deleting an account.
  static func saysDeleteAccount(_ text: String) -> Bool {
    guard text.utf8.count <= 2000 else { return false }
    let path = text.prefix { $0 != "?" }
    let words = path.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.contains(where: { whole.contains($0) }) { return true }
    // Verb and object side by side: /account/delete, close-account, not /account/photos/delete.
    return zip(words, words.dropFirst()).contains { first, second in
      (verbs.contains(first) && objects.contains(second))
        || (objects.contains(first) && verbs.contains(second))
    }
  }
}

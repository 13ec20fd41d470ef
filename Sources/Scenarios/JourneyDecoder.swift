import Yams

/// Reads the `journeys:` of a scenario.
struct JourneyDecoder {
  let decoder: ScenarioDecoder
  let starts: [String]

  /// Both journeys; one that is not written begins where people usually do.
  func decode(_ reader: NodeReader?) -> (delete: Scenario.Journey, signup: Scenario.Journey) {
    let keys = reader?.mapping(["delete", "signup"]) ?? [:]
    return (
      journey(keys["delete"], usual: ["account", "home"]),
      journey(keys["signup"], usual: ["home", "account"])
    )
  }

  private func journey(_ reader: NodeReader?, usual: [String]) -> Scenario.Journey {
    let from = usual.first(where: starts.contains) ?? starts.first ?? ""
    guard let reader else { return Scenario.Journey(from: from, steps: []) }
    let keys = reader.mapping(["from", "steps"])
    return Scenario.Journey(
      from: keys["from"]?.word(among: starts, .unknownName) ?? from,
      steps: keys["steps"].map { $0.list().compactMap(step) } ?? [])
  }

  private func step(_ reader: NodeReader) -> DeclaredStep? {
    let keys = reader.mapping(["open", "follow", "submit", "fields", "safe", "proof"])
    let actions = ["open", "follow", "submit"].filter { keys[$0] != nil }
    guard actions.count == 1 else {
      reader.wrongType("one of open, follow, submit")
      return nil
    }
    let proof = keys["proof"].flatMap(decoder.sign)
    return action(reader, keys).map { DeclaredStep(action: $0, proof: proof) }
  }

  private func action(
    _ reader: NodeReader, _ keys: [String: NodeReader]
  ) -> DeclaredStep.Action? {
    if let open = keys["open"] {
      guard let address = decoder.template(open) else { return nil }
      decoder.checkScheme(address, open)
      return .open(address)
    }
    if let follow = keys["follow"] { return target(follow).map { .follow($0) } }
    return submit(reader, keys)
  }

  private func submit(
    _ reader: NodeReader, _ keys: [String: NodeReader]
  ) -> DeclaredStep.Action? {
    guard let path = keys["submit"]?.text() else { return nil }
    guard keys["safe"]?.truth() == true else {
      decoder.log.add(
        .missingKey, at: reader.node, "\(reader.name) sends a form without \"safe: true\"",
        hint: "declare it only if sending the form changes nothing")
      return nil
    }
    return .submit(path, keys["fields"].map(decoder.secretFields) ?? [])
  }

  private func target(_ reader: NodeReader) -> FollowTarget? {
    if case .scalar = reader.node { return reader.text().map(FollowTarget.label) }
    let keys = reader.mapping(["purpose", "label", "selector"])
    if let selector = keys["selector"] { return selector.text().map(FollowTarget.selector) }
    if let purpose = keys["purpose"] {
      return purpose.word(among: decoder.names.purposes, .unknownName).map(FollowTarget.purpose)
    }
    if let label = keys["label"] { return .labels(decoder.byLocale(label)) }
    reader.wrongType("a label, or purpose:, label: or selector: with a value")
    return nil
  }
}

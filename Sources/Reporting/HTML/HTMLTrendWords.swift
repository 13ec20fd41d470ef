import Evidence

/// Words and marks that the parts of the trend page share.
enum HTMLTrendWords {
  /// Each shape with its word.
  static func legend() -> HTMLText {
    let items = Outcome.allCases.map { outcome in
      let shape = HTMLText.element(
        "path",
        [.named(outcome.rawValue), .other("d", HTMLSparkline.shape(outcome, x: 7, y: 7))])
      let picture = HTMLText.element(
        "svg",
        [
          .other("viewBox", "0 0 14 14"), .other("width", "14"), .other("height", "14"),
          .other("aria-hidden", "true"), .named("trend"),
        ], [shape])
      return HTMLText.element("li", [], [picture, .text(outcome.word)])
    }
    return .element("ul", [.named("legend quiet")], items)
  }

  /// What the marks and the line are.
  static func explanation() -> HTMLText {
    .element(
      "p", [.named("quiet")],
      "One mark stands for one run, the newest on the right; the line above them is the number "
        + "of steps out. Times are UTC.")
  }

  /// One case in a list of many: its name, its runs, and since when it is as it is.
  static func row(_ trend: CaseTrend, link: String) -> HTMLText {
    let line = HTMLSparkline(trend.points)
    let name = HTMLText.element("a", [.other("href", link)], trend.caseID.description)
    return .element(
      "li", [],
      [
        .newline,
        .element("div", [], [.element("bdi", [], [name]), HTMLMatrix.badge(trend.state.outcome)]),
        line.svg(),
        .element("div", [.named("quiet")], state(trend.state, steps: line.steps)),
      ])
  }

  /// Since when a case or a rule is as it is, and when it last passed.
  static func state(_ state: RuleState, steps: String? = nil) -> [HTMLText] {
    var words: [HTMLText] = [.text("since "), time(state.since)]
    if state.outcome != .pass {
      words += [.text(" · "), .text(state.lastGood == nil ? "never passed" : "last passed ")]
      if let good = state.lastGood { words.append(time(good)) }
    }
    if let steps { words.append(.text(" · \(steps)")) }
    return words
  }

  /// A run by its day alone; a name of another form stands as it is.
  static func day(_ run: String) -> HTMLText {
    let digits = run.utf8.prefix(8)
    guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return .element("code", run)
    }
    let text = Array(String(decoding: digits, as: UTF8.self))
    let day = "\(String(text[0..<4]))-\(String(text[4..<6]))-\(String(text[6..<8]))"
    return .element("time", [.other("datetime", day)], day)
  }

  /// A run by the time with which its name begins; a name of another form stands as it is.
  static func time(_ run: String) -> HTMLText {
    let bytes = Array(run.utf8)
    let digits = Array(0..<8) + Array(9..<15)
    guard bytes.count >= 16, bytes[8] == UInt8(ascii: "T"),
      digits.allSatisfy({ (0x30...0x39).contains(bytes[$0]) })
    else { return .element("code", run) }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let day = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
    let clock = "\(part(9..<11)):\(part(11..<13))"
    return .element(
      "time",
      [.other("datetime", "\(day)T\(clock):\(part(13..<15))Z"), .other("title", run)],
      [.element("span", day), .text(" \(clock)")])
  }
}

import Evidence
import Testing

/// What becomes of pages that say something else in each fetch.
struct SteadyingTests {
  private static let korean = LanguageJudgement(.yes, found: "ko", confidence: 90, letters: 10)

  private func block(_ text: String, at place: String) -> TextBlock {
    TextBlock(role: .paragraph, text: text, language: Self.korean, isMain: true, place: place)
  }

  private func link(_ label: String, to target: String, at place: String) -> Control {
    Control(
      label: label, language: Self.korean, role: .link,
      purpose: label == "Delete account" ? "delete" : nil, target: target, place: place)
  }

  private func page(_ blocks: [TextBlock], _ controls: [Control] = []) -> PageRecord {
    // What every page has, so that two readings are one page.
    let frame = (1...6).map { block("Frame \($0)", at: "body > main > h2:nth-of-type(\($0))") }
    return PageRecord(
      id: "p1", address: "https://a.example/", finalAddress: "https://a.example/", status: 200,
      title: JudgedText("Account", language: Self.korean), blocks: frame + blocks,
      controls: controls)
  }

  /// The evidence of a page that was read twice, with a journey that follows a control.
  private func twice(
    _ first: PageRecord, _ second: PageRecord, follows control: Int? = nil
  ) -> CaseEvidence {
    var journey = JourneyRecord(goal: .delete, from: "account")
    if let control {
      let label = first.controls[control].label
      journey.steps = [
        Step(action: .follow, phase: .nav, page: "p1", control: control, label: label)
      ]
      journey.entry = ControlReference(page: "p1", control: control)
    }
    var evidence = CaseEvidence(
      caseID: caseID, platform: "A", expectedLanguage: "ko", session: .notDeclared, pages: [first],
      entries: [], delete: .observed(journey), signup: .missing(EvidenceFailure(.notFound, "")),
      publicInfo: .missing(EvidenceFailure(.notFound, "")))
    if first != second { evidence.readings = [PageReading(page: "p1", record: .observed(second))] }
    return evidence
  }

  /// Texts besides those of the frame.
  private func texts(_ evidence: CaseEvidence) -> [String] {
    evidence.pages[0].blocks.map(\.text).filter { !$0.hasPrefix("Frame") }
  }

  @Test(arguments: [
    ("12 people are here", "1,345 people are here", "⟨varies⟩ people are here"),
    ("지금 12명", "지금 7명", "지금 ⟨varies⟩명"),
    ("Umbrellas for rain", "A lamp", "⟨varies⟩"),
    ("Version 3.2", "Version 3.2", "Version 3.2"),
  ])
  func `A number that differs is a hole in its text, other words are one as a whole`(
    _ first: String, _ second: String, _ steady: String
  ) {
    let place = "body > main > p:nth-of-type(1)"
    let evidence = twice(page([block(first, at: place)]), page([block(second, at: place)]))
    #expect(texts(evidence.steadied(remembering: [])) == [steady])
  }

  @Test func `Of a list that rotates nothing is kept but that it does`() {
    let offers = ["Lamp", "Cup", "Boots"]
    func rotated(_ by: Int) -> PageRecord {
      let order = offers[by...] + offers[..<by]
      let items = order.enumerated().map {
        ($1, "body > main > div:nth-of-type(1) > a:nth-of-type(\($0 + 1))")
      }
      return page(
        items.map { block($0.0, at: $0.1) }, items.map { link($0.0, to: "/\($0.0)", at: $0.1) })
    }
    let evidence = twice(rotated(0), rotated(1)).steadied(remembering: [])
    #expect(texts(evidence) == [])
    #expect(evidence.pages[0].controls.isEmpty)
    #expect(evidence.variations?.map(\.place) == ["body > main > div:nth-of-type(1)"])

    let lucky = twice(rotated(2), rotated(2))
    #expect(texts(lucky.steadied(remembering: [])).count == 3)
    let remembered = lucky.steadied(remembering: evidence.variations ?? [])
    #expect(remembered.pages == evidence.pages, "what once varied stays out")
    #expect(remembered.variations == evidence.variations)
  }

  @Test func `A log that gains a line at each visit is left out, with the lines that agree`() {
    func log(_ newest: Int) -> PageRecord {
      page(
        (0..<4).map { back in
          block(
            "Visit \(newest - back)",
            at: "body > main > ol:nth-of-type(1) > li:nth-of-type(\(back + 1))")
        })
    }
    for later in [6, 7, 40] {
      let steady = twice(log(5), log(later)).steadied(remembering: [])
      #expect(texts(steady) == [], "\(later)")
      #expect(steady.variations?.map(\.place) == ["body > main > ol:nth-of-type(1)"])
    }
  }

  @Test func `A control that the journey uses is never left out, and keeps its number`() {
    func menu(_ offer: String, _ second: String) -> PageRecord {
      let labels = [offer, second, "Settings"]
      return page(
        [],
        labels.enumerated().map {
          link($1, to: "/\($1)", at: "body > main > ul:nth-of-type(1) > li:nth-of-type(\($0 + 1))")
        })
    }
    let evidence = twice(menu("Lamp", "Cup"), menu("Boots", "Tent"), follows: 2)
    let steady = evidence.steadied(remembering: [])
    let step = steady.delete.value?.steps.first
    #expect(step?.control.map { steady.pages[0].controls[$0].label } == "Settings")
    #expect(steady.delete.value?.entry?.control == step?.control)

    let header = [link("Sale", to: "/sale", at: "body > header > a:nth-of-type(1)")]
    var first = menu("Lamp", "Cup")
    first.controls = header + first.controls
    let moved = twice(first, menu("Lamp", "Cup"), follows: 3).steadied(remembering: [])
    let control = moved.delete.value?.steps.first?.control
    #expect(moved.pages[0].controls.map(\.label) == ["Lamp", "Cup", "Settings"])
    #expect(control == 2)
  }

  @Test func `A way out that another fetch does not show was not seen by it`() throws {
    let exit = link("Delete account", to: "/delete", at: "body > main > a:nth-of-type(1)")
    let evidence = twice(page([], [exit]), page([]), follows: 0)
    #expect(evidence.steadied(remembering: []).pages[0].controls == [exit])
    let later = try #require(evidence.laterReadings().first)
    #expect(later.delete.failure?.reason == .unstable)
    #expect(later.delete.failure?.detail.contains("“Delete account”") == true)
  }

  @Test func `Another page in the same place is not taken for one that varies`() {
    let login = PageRecord(
      id: "p1", address: "https://a.example/", finalAddress: "https://a.example/", status: 200,
      blocks: [block("Log in", at: "body > main > h1:nth-of-type(1)")])
    let first = page([block("Hello", at: "body > main > p:nth-of-type(1)")])
    let steady = twice(first, login).steadied(remembering: [])
    #expect(steady.pages == [first])
    #expect(steady.variations == nil)
  }

  @Test func `A counter in a title is a hole without a second look`() {
    var counted = page([])
    counted.title?.text = "(3) Messages"
    #expect(Redactor(secrets: []).redact(counted).title?.text == "(⟨count⟩) Messages")
    counted.title?.text = "(Beta) Messages"
    #expect(Redactor(secrets: []).redact(counted).title?.text == "(Beta) Messages")
  }
}

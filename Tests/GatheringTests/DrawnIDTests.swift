import Evidence
import Testing
import Transfer

@testable import Gathering

/// Places on pages whose ids look like names, and are drawn anew for each fetch.
struct DrawnIDTests {
  /// Paragraphs that every page has, so that two fetches are one page.
  private static let frame = (1...8).map { "<h2>Part \($0)</h2>" }.joined()

  /// A page with two lists under ids, and rows above and below that come and go.
  private func account(
    _ ids: (String, String), offers: [String], log: [Int], rows: [String] = [],
    leave: String = "Delete account"
  ) -> String {
    """
    <main><h1>Account</h1>\(Self.frame)
    \(rows.map { "<div class=row><span>\($0)</span></div>" }.joined())
    <div id="\(ids.0)">\(offers.map { "<a href=/\($0)>\($0)</a> " }.joined())</div>
    \(rows.reversed().map { "<p class=row>\($0)</p>" }.joined())
    <ol id="\(ids.1)">\(log.map { "<li>Visit \($0)</li>" }.joined())</ol>
    <ul id="menu-\(ids.0)"><li><a href=/help>Help</a></li><li><a href=/leave>\(leave)</a></li></ul>
    </main>
    """
  }

  private func texts(_ evidence: CaseEvidence) -> [String] {
    evidence.pages[0].blocks.map(\.text).filter { !$0.hasPrefix("Part") }
  }

  @Test(arguments: [
    ("kqvza", "plmokx"), ("abode", "remit"), ("uvo7", "eku3"), ("kqvza", "k3x9qwp"),
  ])
  func `Of a list whose id is another one in each fetch nothing is kept`(
    _ first: String, _ second: String
  ) throws {
    let one = Fetched.steady(
      try Fetched.run(
        account((first, "v" + first), offers: ["Lamp", "Cup", "Boots"], log: [5, 4, 3, 2]),
        account((second, "v" + second), offers: ["Cup", "Boots", "Tent"], log: [6, 5, 4, 3])))
    #expect(texts(one) == ["Account", "Help", "Delete account"])
    #expect(one.pages[0].controls.map(\.label) == ["Help", "Delete account"])
    #expect(
      one.variations?.map(\.place) == [
        "body > main > div:nth-of-type(1)", "body > main > ol:nth-of-type(1)",
      ])

    let other = Fetched.steady(
      try Fetched.run(
        account(("lopen", "mira"), offers: ["Tent", "Cup"], log: [8, 7, 6, 5]),
        account(("wuzzy", "tarok"), offers: ["Lamp", "Boots"], log: [9, 8, 7, 6])))
    #expect(other == one, "an unchanged site gives the same in the next run")
  }

  @Test func `Rows that come and go above and below leave the lists in line`() throws {
    let few = account(("kqvza", "tuvok"), offers: ["Lamp", "Cup", "Tent"], log: [5, 4, 3])
    let many = account(
      ("plmokx", "narim"), offers: ["Cup", "Tent", "Boots"], log: [6, 5, 4],
      rows: ["News of today", "News of tomorrow"])
    for evidence in [
      Fetched.steady(try Fetched.run(few, many)), Fetched.steady(try Fetched.run(many, few)),
    ] {
      #expect(texts(evidence) == ["Account", "Help", "Delete account"])
      #expect(evidence.pages[0].controls.map(\.label) == ["Help", "Delete account"])
    }
  }

  @Test func `A list that holds keeps its items, whatever its id is called`() throws {
    let evidence = try Fetched.run(
      account(("kqvza", "tuvok"), offers: ["Lamp", "Cup"], log: [5, 4]),
      account(("plmokx", "narim"), offers: ["Lamp", "Cup"], log: [5, 4]))
    let steady = Fetched.steady(evidence)
    #expect(
      texts(steady) == ["Account", "Lamp Cup", "Visit 5", "Visit 4", "Help", "Delete account"])
    #expect(steady.variations == nil)
    let places = steady.pages[0].blocks.map(\.place) + steady.pages[0].controls.map(\.place)
    #expect(!places.contains { $0.contains("#") || $0.contains("⟨") })
    let unnamed = try Fetched.run(
      account(("", ""), offers: ["Lamp", "Cup"], log: [5, 4])
        .replacing("menu-", with: ""))
    #expect(steady.pages == unnamed.steadied(remembering: []).pages)
  }

  @Test func `Of a list with an id that holds nothing is kept either`() throws {
    for ids in [("offers", "visits"), ("", "")] {
      let evidence = Fetched.steady(
        try Fetched.run(
          account(ids, offers: ["Lamp", "Cup", "Boots"], log: [5, 4, 3]),
          account(ids, offers: ["Cup", "Boots", "Tent"], log: [6, 5, 4])))
      #expect(texts(evidence) == ["Account", "Help", "Delete account"], "\(ids)")
      #expect(evidence.variations?.count == 2)
    }
  }

  @Test func `Items with ids of their own go with their list`() throws {
    func page(_ offers: [String]) -> String {
      let items = offers.map { "<div id=\($0.lowercased())><a href=/\($0)>\($0)</a></div>" }
      return "<main><h1>Account</h1>\(Self.frame)<div>\(items.joined())</div></main>"
    }
    for other in [["Cup", "Boots"], ["Cup", "Lamp"], ["Cup", "Lamp", "Tent"]] {
      let evidence = Fetched.steady(try Fetched.run(page(["Lamp", "Cup"]), page(other)))
      #expect(texts(evidence) == ["Account"], "\(other)")
      #expect(evidence.variations?.map(\.place) == ["body > main > div:nth-of-type(1)"])
    }
  }

  @Test func `A notice that is there at times takes nothing else with it`() throws {
    func page(_ notice: String) -> String {
      """
      <div id=content><h1>Account</h1>\(notice)<div><p>Your data</p></div><div>\(Self.frame)</div>
      <div><a href=/leave>Leave</a></div></div>
      """
    }
    let notice = "<div id=promo><p>Now with snow</p></div>"
    let plain = try Fetched.run(page("")).pages
    for evidence in [
      try Fetched.run(page(notice), page("")), try Fetched.run(page(""), page(notice)),
    ] {
      let steady = Fetched.steady(evidence)
      #expect(steady.pages[0].blocks.map(\.text) == plain[0].blocks.map(\.text))
      #expect(steady.pages[0].controls.map(\.label) == ["Leave"])
      #expect(steady.variations == nil)
    }
  }

  @Test func `Two fetches that differ in drawn ids alone are one page`() throws {
    let evidence = try Fetched.run(
      account(("kqvza", "tuvok"), offers: ["Lamp"], log: [5]),
      account(("plmokx", "n4r1m"), offers: ["Lamp"], log: [5]))
    let second = try #require(evidence.readings?.first?.record.value)
    #expect(PageAgreement(evidence.pages[0], second) == .same)
  }

  @Test func `What truly changes is seen beside ids drawn by lot`() throws {
    let runs = try [
      ("kqvza", "plmokx", "Delete account"), ("lopen", "mirako", "Close account"),
    ].map { first, second, leave in
      Fetched.steady(
        try Fetched.run(
          account((first, "v" + first), offers: ["Lamp", "Cup"], log: [5, 4], leave: leave),
          account((second, "v" + second), offers: ["Cup", "Boots"], log: [6, 5], leave: leave),
          follows: leave))
    }
    let labels = runs.map { $0.pages[0].controls.map(\.label) }
    #expect(labels == [["Help", "Delete account"], ["Help", "Close account"]])
    let steps = runs.map { $0.delete.value?.steps.map(\.label) }
    #expect(steps == [["Delete account"], ["Close account"]])
    var renamed = runs[0]
    renamed.pages[0].controls[1] = runs[1].pages[0].controls[1]
    #expect(renamed.pages[0].controls == runs[1].pages[0].controls, "nothing else differs")
  }
}

import Evidence
import Testing

@testable import Reporting

/// Walks as graphs for other programs.
struct GraphTests {
  private let walk = JourneySummary(
    counts: Counts(), steps: [], ended: nil,
    search: SearchRecord(rejected: [
      .init(label: "Log out", address: "https://${host}/logout", reason: "not followed: logs out")
    ]),
    walk: [
      WalkStep(
        action: .follow, phase: .nav, counts: true, label: "Settings", language: "en",
        isForeign: true, page: "https://${host}/", leadsTo: "https://${host}/s"),
      WalkStep(
        action: .finish, phase: .flow, counts: true, label: "\"];x--> `<b>#\\\n",
        page: "https://${host}/s"),
    ])

  @Test func `Mermaid has pages, presses and what was rejected`() {
    let lines = JourneyGraphText.mermaid(JourneyGraph(walk))
    #expect(
      lines.prefix(4) == [
        "flowchart TD", #"  n1["/"]"#, #"  n2["/s"]"#,
        #"  n3(["final control: found, not pressed"])"#,
      ])
    #expect(lines.contains(#"  n1 -->|"follow “Settings” (en, foreign)"| n2"#))
    #expect(lines.contains(#"  n1 -.->|"“Log out”: not followed: logs out"| n4"#))
  }

  @Test func `A hostile label ends no quotation`() throws {
    let mermaid = JourneyGraphText.mermaid(JourneyGraph(walk))
    let line = try #require(mermaid.first { $0.contains("finish") })
    #expect(line.filter { $0 == "\"" }.count == 2 && !line.contains("`") && !line.contains("<"))
    let dot = JourneyGraphText.dot(JourneyGraph(walk), named: "a\"b")
    #expect(dot.first == #"digraph "a\"b" {"#)
    let edge = try #require(dot.first { $0.contains("finish") })
    #expect(edge.contains(#"\"];x--> `<b>#\\"#) && !edge.contains("\n"))
  }

  @Test func `A walk that ended early ends where it broke`() {
    var broken = walk
    broken.walk.removeLast()
    broken.ended = EvidenceFailure(.needsDeclaredStep, "a form")
    let lines = JourneyGraphText.mermaid(JourneyGraph(broken))
    #expect(lines.contains(#"  n3{{"ended: needs-declared-step"}}"#))
    #expect(lines.contains(#"  n2 -.->|"a form"| n3"#))
  }
}

import Evidence
import Testing

/// Pages whose two fetches would take a careless comparison time that grows with the square of their
/// size.
///
/// The time limit is no measurement; each of them takes seconds, or did not end.
@Suite(.timeLimit(.minutes(2)))
struct HostileRereadingTests {
  /// As many pieces as a page keeps controls; `#` is the number of the piece, `@` the fetch's letter.
  private static func many(_ piece: String, _ letter: String, _ count: Int = 19_000) -> String {
    (0..<count).map { number in
      // Letters only, as in an id that a person gave.
      let word = String(number).map {
        ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"][$0.wholeNumberValue ?? 0]
      }
      return piece.replacing("#", with: word.joined()).replacing("@", with: letter)
    }.joined()
  }

  private static let shapes: [(name: String, page: @Sendable (String) -> String)] = [
    ("links under ids drawn by lot", { many("<p id=#-@><a href=/#>#</a></p>", $0) }),
    ("ids in ids", { many("<div id=#-@>", $0, 1500) + many("<a href=/#>#</a>", $0, 15_000) }),
    (
      "links that all change",
      { many("<p><a href=/#-@>#</a></p>", $0, 1400) + many("<a>#</a>", "", 9000) }
    ),
    (
      "links that lead elsewhere",
      { letter in
        many("<p><a href=/#>#</a></p>", "", 9000)
          + many("<p><a href=/#-@>New @#</a></p>", letter, 1400)
          + many("<p><a href=/#>#</a></p>", "", 9000)
      }
    ),
    (
      "lists that all change",
      { letter in
        many("<ul id=#><li><a href=/#>#</a></li></ul>", "", 9000)
          + many("<ul id=#-@><li><a href=/@>@#</a></li></ul>", letter, 1400)
          + many("<p><a href=/#>#</a></p>", "", 9000)
      }
    ),
  ]

  @Test(arguments: shapes.indices)
  func `Two fetches of a page made to take long are compared soon`(number: Int) throws {
    let shape = Self.shapes[number]
    let run = try Fetched.run(shape.page("a"), shape.page("e"))
    let steady = Fetched.steady(run)
    #expect(run.pages[0].controls.count > 1000, "\(shape.name): there is something to compare")
    #expect(steady.pages.count == 1)
  }
}

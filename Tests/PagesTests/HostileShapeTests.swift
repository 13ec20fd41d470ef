import Foundation
import Testing

@testable import Pages

/// Pages whose shape makes a careless reader need memory or time that grows with the square of their
/// size: hours for one page within the limit of a body.
///
/// The time limit is no measurement; each of them takes seconds, or did not end.
@Suite(.timeLimit(.minutes(2)))
struct HostileShapeTests {
  /// Repeats a piece until there are so many bytes; `#` is the number of the piece.
  private static func many(_ piece: String, _ bytes: Int = 2_000_000) -> String {
    let parts = piece.split(separator: "#", omittingEmptySubsequences: false)
    return (0..<(bytes / (piece.utf8.count + parts.count - 1) + 1))
      .map { parts.joined(separator: String($0)) }.joined()
  }

  private static let fold = "<style>\(many(".a{display:none}", 75_000))</style>"

  static let shapes: [(name: String, page: @Sendable () -> String)] = [
    ("languages", { many("<p lang=x#>a") }),
    ("names of elements", { many("<x#></x#>") }),
    ("attributes", { "<p \(many("a# "))>b" }),
    ("classes that rules are for", { fold + "<b class='\(many("a "))'>b</b>" }),
    ("elements that rules are for", { fold + many("<b class=a>b</b>") }),
    ("marks that open no quotation", { "<p>type “delete” \(many("“x "))" }),
    (
      "ids that name one link",
      { "<p id=a>\(many("a ", 900))</p><a href=x aria-labelledby='\(many("a "))'>b</a>" }
    ),
    ("fields in one label", { "<label>\(many("word ", 500_000))\(many("<input>", 500_000))" }),
    ("labels in one another", { many("<label>", 13_000) + many("<i>x</i>", 1_000_000) }),
    ("labels and fields", { many("<label for=a#></label>") + many("<input id=b#>") }),
    ("forms and fields", { many("<form id=#></form>") + many("<input form=x>") }),
  ]

  @Test(arguments: shapes.indices)
  func `A page made to take long does not`(number: Int) throws {
    let page = try read(Self.shapes[number].page() + "<p>the end")
    #expect(page.controls.count <= 20_000, "\(Self.shapes[number].name)")
    let longest =
      (page.controls.map(\.label) + page.forms.flatMap(\.fields).map(\.label))
      .map(\.utf8.count).max() ?? 0
    #expect(longest <= 4096, "\(Self.shapes[number].name)")
  }

  @Test func `More forms, fields, blocks and labels than a page can need are left out and told`()
    throws
  {
    let shapes = [
      "<form><input type=password></form>", "<input>", "<p>a</p>", "<label>a</label>",
      "<div class=modal></div>",
    ]
    for shape in shapes {
      let page = try read(String(repeating: shape, count: 60_000))
      #expect(page.incompleteParse, "\(shape)")
      #expect(page.forms.count <= 2000 && page.blocks.count <= 50_000)
      #expect(page.forms.flatMap(\.fields).count + page.looseFields.count <= 20_000)
    }
  }

  @Test func `The attributes of a long tag that a person could have written are all read`() throws {
    let style = String(repeating: "color: red; ", count: 1000)
    let page = try read("<a style=\"\(style)\" title='a > b' href=/close>Close</a><p>end")
    #expect(page.controls.first?.target == "/close")
    #expect(page.text.hasSuffix("end"))
  }

  @Test func `A list whose options stand in another form keeps them`() throws {
    let page = try read(
      "<form id=f><input name=a><input name=b></form><select form=f name=why>"
        + "<form id=g><option value=1 selected>too dear</option></form></select><p>end")
    #expect(page.forms.first?.fields.map(\.name) == ["a", "b", "why"])
    #expect(page.forms.first?.fields.last?.options == ["1"])
    #expect(page.text.hasSuffix("end"))
  }
}

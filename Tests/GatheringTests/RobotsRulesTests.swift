import Testing

@testable import Gathering

/// RFC 9309, with its own examples.
struct RobotsRulesTests {
  private func rules(_ text: String, product: String = "exitway") -> RobotsRules {
    RobotsRules(text: Array(text.utf8), product: product)
  }

  @Test(arguments: [
    ("/fish", true, "User-agent: *\nDisallow: /salmon"),
    ("/fish/salmon.html", false, "User-agent: *\nDisallow: /fish"),
    ("/Fish", true, "User-agent: *\nDisallow: /fish"),
    ("/page.gif", false, "User-agent: *\nDisallow: *.gif$"),
    ("/page.gif?x", true, "User-agent: *\nDisallow: *.gif$"),
    ("/example/page/disallowed.gif", true, "User-agent: *\nDisallow: *.gif$\nAllow: /example/"),
    ("/publications/x", true, "User-agent: *\nDisallow: /\nAllow: /publications/"),
    ("/a/b/c", false, "User-agent: *\nDisallow: /a*c"),
    ("/account", true, "User-agent: *\nDisallow:"),
    ("/account", true, "Disallow: /account"),
    ("/account", false, "user-agent : *   # all\r\nDISALLOW:/account # closed"),
  ])
  func `The longest match decides and a tie allows`(path: String, allowed: Bool, text: String) {
    #expect(rules(text).allows(path) == allowed)
  }

  @Test func `A group that names us replaces the group for everybody`() {
    let text = """
      User-agent: *
      Disallow: /

      User-agent: OtherBot
      User-agent: ExitWay
      Disallow: /private
      """
    #expect(rules(text).allows("/account"))
    #expect(!rules(text).allows("/private/x"))
    #expect(!rules(text, product: "unknown").allows("/account"))
  }

  @Test func `Groups that name us twice are read as one`() {
    let text = "User-agent: exitway\nDisallow: /a\n\nUser-agent: exitway\nDisallow: /b\n"
    #expect(!rules(text).allows("/a"))
    #expect(!rules(text).allows("/b"))
  }

  @Test func `Any bytes are read without harm`() {
    let junk = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    #expect(RobotsRules(text: junk, product: "exitway").allows("/"))
    let stars = "User-agent: *\nDisallow: /" + String(repeating: "*a", count: 2000) + "b$"
    #expect(rules(stars).allows("/" + String(repeating: "a", count: 2000)))
  }
}

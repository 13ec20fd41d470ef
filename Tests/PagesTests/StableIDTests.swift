import Testing

@testable import Pages

struct StableIDTests {
  @Test(arguments: [
    "delete-account", "tab2", "section-12", "content_main", "lengths", "계정", "navMenu",
  ])
  func `A name that a person wrote holds`(id: String) {
    #expect(StableID.accepts(id))
  }

  @Test(arguments: [
    "k3x9qwp", "live-0.8123", "x1y", "form-123", "a1-b2", ":r1:", "gbxkqtwz", "4tune", "",
    "headlessui-menu-button-104",
  ])
  func `A name drawn by lot or counted up does not`(id: String) {
    #expect(!StableID.accepts(id))
  }

  @Test func `Where an element with an id stands itself is kept, from the next id outside`() throws
  {
    let page = try read(
      """
      <main><div id=content><ul><li>a</ul><ul id=offers><li><p id=k3x9q>b</ul></div>
      <div id=empty></div></main>
      """)
    #expect(
      page.blocks.map(\.place) == [
        "#content > ul:nth-of-type(1) > li:nth-of-type(1)",
        "#offers > li:nth-of-type(1) > p:nth-of-type(1)",
      ])
    #expect(
      page.anchors == [
        "#content": "body > main > div:nth-of-type(1)",
        "#offers": "#content > ul:nth-of-type(2)",
      ])
  }
}

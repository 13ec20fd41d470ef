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
}

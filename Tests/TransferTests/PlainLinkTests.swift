import Testing

@testable import Transfer

/// A link that is taken apart without libcurl is what libcurl makes of it.
struct PlainLinkTests {
  private static let base = "https://shop.example:8443/a/b?c=d#e"
  private static let pieces = [
    "", "/", "a", "B9", "?", "=", "&", "#", ".", "..", "-_~", "+,", "%41", " ", ":", "@", "\\",
    "é", "//", "*", "\t",
  ]
  private static let beginnings = [
    "", "/", "/x", "https://shop.example:8443", "https://shop.example:8443/x",
    "https://shop.example:8443.evil.example",
  ]

  @Test func `Links of every shape lead where libcurl says`() throws {
    let base = try #require(WebAddress(Self.base))
    var plain = 0
    var different: [String] = []
    for begin in Self.beginnings {
      for one in Self.pieces {
        for two in Self.pieces {
          let text = begin + one + two + "z"
          if WebAddress(text, relativeTo: base) != WebAddress(parsing: text, relativeTo: base) {
            different.append(text)
          }
          plain += PlainLink(text, onPageAt: base.origin) == nil ? 0 : 1
        }
      }
    }
    #expect(different.isEmpty)
    // Not all were left to libcurl.
    #expect(plain > 100)
  }

  @Test(arguments: [
    "/account/delete", "/menu/0?from=menu&n=1", "/a#top", "https://shop.example:8443/help?x#y",
  ])
  func `Ordinary links need no libcurl`(text: String) throws {
    let base = try #require(WebAddress(Self.base))
    #expect(PlainLink(text, onPageAt: base.origin) != nil)
  }
}

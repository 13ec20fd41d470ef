import Testing

@testable import Languages

/// Tags as sites write them.
struct LanguageTests {
  @Test(arguments: [
    ("ko-KR", "ko"), ("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"),
    ("zh", "zh-Hans"), ("no", "nb"), ("nn-NO", "nb"), ("iw", "he"), ("tl", "fil"),
    ("pt-BR", "pt-BR"),
    ("pt", "pt-PT"), ("sr-Latn-RS", "sr-Latn"), ("sr", "sr"), ("EN_us", "en"), ("in", "id"),
  ])
  func `A tag gives the language that shows in writing`(tag: String, language: String) {
    #expect(Language(tag: tag)?.tag == language)
  }

  @Test(arguments: ["", "x", "1234", "-", "한국어", "verylongtag"])
  func `Nonsense is no language`(tag: String) {
    #expect(Language(tag: tag) == nil)
  }

  @Test func `Portuguese readers read each other, Chinese writings differ`() throws {
    let (br, pt) = (try #require(Language(tag: "pt-BR")), try #require(Language(tag: "pt-PT")))
    let (hans, hant) = (try #require(Language(tag: "zh-CN")), try #require(Language(tag: "zh-TW")))
    #expect(br.satisfies(pt))
    #expect(!hans.satisfies(hant))
  }
}

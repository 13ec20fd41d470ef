import Testing

@testable import Reporting

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("탈퇴하기", 8), ("退会", 4), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4), ("、。", 4),
    ("e\u{301}", 1), ("ñ", 1), ("ไม่", 2), ("क्षि", 3), ("שָׁלוֹם", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇰🇷", 2), ("1️⃣", 2), ("❤️", 2), ("❤", 1), ("☎︎", 1),
    ("✓✗", 2), ("a\u{200D}b", 2), ("𠀀", 2), ("…“”", 3),
  ])
  func `columns on a terminal`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func `cutting never takes half a character and never goes over`() {
    #expect(DisplayWidth.clipped("탈퇴하기", to: 8) == "탈퇴하기")
    #expect(DisplayWidth.clipped("탈퇴하기", to: 7) == "탈퇴하…")
    #expect(DisplayWidth.clipped("탈퇴하기", to: 6) == "탈퇴…")
    #expect(DisplayWidth.clipped("👨‍👩‍👧👨‍👩‍👧", to: 3) == "👨‍👩‍👧…")
    #expect(DisplayWidth.clipped("ab", to: 1) == "…")
  }

  @Test func `columns stand under each other in any script`() {
    var table = TextTable()
    for name in ["case", "쿠키/ko-KR", "e\u{301}clair/fr-FR", "👨‍👩‍👧/en-US", "\u{1B}[2J"] {
      table.add([.init(name), .init("|")])
    }
    let columns = table.lines(isColoured: false).map { line in
      DisplayWidth.of(String(line.prefix { $0 != "|" }))
    }
    #expect(Set(columns).count == 1)
  }
}

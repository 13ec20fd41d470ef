@testable import Conformance
import Testing

/// How numbers of days, names and language tags are read from pages.
struct ReadingTests {
  @Test(arguments: [
    ("Your account is deleted after 30 days.", [30]),
    ("Within 30 (thirty) calendar days.", [30]),
    ("a 14-day period, at most 3 months", [14, 90]),
    ("탈퇴 신청 후 30일 동안 보관되며 6개월 뒤 삭제됩니다.", [30, 180]),
    ("2026년 7월 24일에 삭제됩니다.", []),
    ("2026年7月24日に削除、30日間", [30]),
    ("注销申请提交后15天内", [15]),
    ("Nach 4 Wochen wird das Konto gelöscht.", [28]),
    ("через 30 дней", [30]),
    ("بعد 30 يومًا", [30]),
    ("٣٠ يوم", [30]),
    ("30 दिनों के भीतर", [30]),
    ("ภายใน 30 วัน", [30]),
    ("sau 30 ngày", [30]),
    ("Invoices are kept for 5 years.", []),
    ("You have 3 messages and 2 daily tags.", []),
    ("Chapter 3. Days are long.", []),
    ("thirty days", []),
    ("99999999999999999999 days", [100_000]),
    ("", []),
  ])
  func `lengths of time are read, and nothing else`(text: String, days: [Int]) {
    #expect(WaitingPeriod.lengths(in: text) == days)
  }

  @Test(arguments: [
    ("ko-KR", "ko", true), ("en-GB", "en_US", true), ("zh-CN", "zh-Hans", true),
    ("zh-TW", "zh-Hans", false), ("zh", "zh-Hant", true), ("no", "nb", true), ("iw", "he", true),
    ("en", "de", false), ("PT-br", "pt", true),
  ])
  func `tags agree by language and script`(left: String, right: String, agree: Bool) throws {
    let first = try #require(LanguageTag(left))
    let second = try #require(LanguageTag(right))
    #expect(first.agrees(with: second) == agree)
    #expect(second.agrees(with: first) == agree)
  }

  @Test(arguments: ["", "-", "x", "english", "한국어", "1a"])
  func `what is not a tag is not read`(text: String) {
    #expect(LanguageTag(text) == nil)
  }

  @Test(arguments: [
    ("Temu", "Delete your TEMU account", true), ("Temu", "Temu에서 탈퇴", true),
    ("Temu", "Temu's help", true), ("Temu", "Temura", false), ("Temu", "a temu1", false),
    ("Muster Handel GmbH & Co. KG", "die Muster-Handel-Seite", true),
    ("Muster Handel GmbH", "Handel Muster", false), ("Muster S.p.A.", "MUSTER", true),
    ("Booking.com B.V.", "booking.com", true), ("주식회사 쿠팡", "쿠팡을 탈퇴", true),
    ("メルカリ", "メルカリを退会", true), ("株式会社メルカリ", "メルカリ", true), ("メルカリ", "退会", false),
    ("Example", "", false),
  ])
  func `a name is found as whole words, without its legal form`(
    name: String, text: String, isThere: Bool
  ) throws {
    #expect(try #require(OwnName(name)).stands(in: text) == isThere)
  }

  @Test func `a name of which nothing is left is none, and a host is told`() throws {
    #expect(OwnName("") == nil)
    #expect(OwnName("…") == nil)
    #expect(try #require(OwnName("www.example.org")).isHost)
    #expect(try #require(OwnName("127.0.0.1:8410")).isHost)
    #expect(try !#require(OwnName("AliExpress")).isHost)
  }

  @Test(arguments: [
    ("취소", true), (" Cancel ", true), ("[ hủy bỏ ]", true), ("Cancel·la", true), ("Delete", false),
    ("Keep my account", false), ("탈퇴 취소", false), ("Cancella", false), ("", false),
  ])
  func `a label that says no more than "cancel" is told`(label: String, isAll: Bool) {
    #expect(CancelWords.isAll(of: label) == isAll)
  }

  @Test func `a quotation is one line of at most 200 characters`() {
    #expect(Quotation.of("  a\n\t b \u{0} ") == "a b")
    let long = Quotation.of(String(repeating: "가나 ", count: 500))
    #expect(long.count <= 200 && long.hasSuffix("…"))
    #expect(Quotation.of(String(repeating: "x", count: 200)).hasSuffix("x"))
    #expect(
      Quotation.of("a" + String(repeating: "\u{301}", count: 10_000)).unicodeScalars.count <= 200)
  }
}

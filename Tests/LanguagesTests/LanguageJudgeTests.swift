import Testing

@testable import Languages

/// Whether a text is in the reader's language.
struct LanguageJudgeTests {
  private func judge(_ text: String, expecting tag: String, names: [String] = []) throws
    -> LanguageVerdict
  {
    let language = try #require(Language(tag: tag))
    let vocabulary = try Vocabulary.load(for: [language])
    return LanguageJudge(expected: language, vocabulary: vocabulary, names: names).judge(text)
  }

  @Test(arguments: [
    ("ko", "계정 삭제"), ("ko", "AliExpress 계정을 영구적으로 삭제합니다."), ("ja", "アカウントを削除"),
    ("de", "Konto löschen"), ("de", "Ihre Bestellungen werden gelöscht."), ("de", "Weiter"),
    ("en", "Delete account"), ("en", "Your orders and messages will be deleted."), ("th", "ลบบัญชี"),
    ("zh-Hans", "注销账号后，您的所有数据将被永久删除，且无法恢复。"),
    ("ru", "Удалить учётную запись и все связанные с ней данные"),
    ("fr", "Vos commandes et vos messages seront supprimés définitivement."),
    ("ar", "سيتم حذف حسابك وجميع بياناتك نهائيا ولا يمكن التراجع عن ذلك"),
  ])
  func `Text in the reader's language is recognised`(tag: String, text: String) throws {
    let verdict = try judge(text, expecting: tag)
    #expect(verdict.answer == .yes)
  }

  @Test(arguments: [
    ("ko", "Delete your account"), ("ko", "Your account will be permanently deleted."),
    ("de", "Delete your account"), ("de", "Are you sure?"), ("ja", "Log out of this device"),
    ("fr", "This cannot be undone and your orders will be lost."), ("en", "계정을 삭제합니다"),
    ("ko", "Конто удалить"), ("de", "アカウントを削除"),
  ])
  func `Text in another language is called foreign`(tag: String, text: String) throws {
    let verdict = try judge(text, expecting: tag)
    #expect(verdict.answer == .no)
  }

  @Test func `English in place of the reader's language is named`() throws {
    #expect(try judge("Delete your account", expecting: "ko").found == .english)
    #expect(try judge("Delete your account", expecting: "de").found == .english)
  }

  @Test(arguments: [
    ("ko", "API"), ("ko", "https://market.example/help"), ("ko", "me@market.example"),
    ("de", "12.345"), ("de", "PayPal"), ("ko", "Marktplatzia"), ("de", "Facebook"), ("ko", "A4"),
    ("ko", "→"), ("de", ""),
  ])
  func `What belongs to no language counts for none`(tag: String, text: String) throws {
    let verdict = try judge(text, expecting: tag, names: ["Marktplatzia"])
    #expect(verdict.answer == .undetermined)
  }

  @Test func `A short word that nobody knows is never guessed`() throws {
    #expect(try judge("Zorblax", expecting: "de").answer == .undetermined)
    #expect(try judge("Quendrith", expecting: "ko").answer == .undetermined)
  }

  @Test func `Any text is survived`() throws {
    for text in ["\u{0}", "\u{FFFD}\u{202E}", String(repeating: "가a", count: 20_000), "\u{1F600}"] {
      _ = try judge(text, expecting: "ko")
    }
  }
}

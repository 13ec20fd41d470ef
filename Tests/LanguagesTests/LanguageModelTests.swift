import Foundation
import Testing

@testable import Languages

/// The model names languages of short labels, and a damaged file is an error.
struct LanguageModelTests {
  private static let identifier = Result { LanguageIdentifier(model: try LanguageModel.load()) }

  @Test(arguments: [
    ("en", "Delete my account"), ("de", "Mein Konto löschen"), ("fr", "Supprimer mon compte"),
    ("es", "Eliminar mi cuenta"), ("it", "Elimina il mio account"),
    ("nl", "Mijn account verwijderen"),
    ("pl", "Usuń moje konto"), ("cs", "Smazat můj účet"), ("sv", "Radera mitt konto"),
    ("fi", "Poista tilini"), ("tr", "Hesabımı sil"), ("hu", "Fiókom törlése"),
    ("ro", "Șterge contul meu"), ("vi", "Xóa tài khoản của tôi"), ("ru", "Удалить мой аккаунт"),
    ("uk", "Видалити мій обліковий запис"), ("bg", "Изтриване на моя профил"),
    ("ar", "حذف حسابي"), ("fa", "حذف حساب کاربری من"), ("ur", "میرا اکاؤنٹ حذف کریں"),
    ("hi", "मेरा खाता हटाएं"), ("ja", "アカウントを削除する"), ("zh-Hans", "删除我的账户"),
    ("zh-Hant", "刪除我的帳戶"), ("ko", "계정 삭제"), ("el", "Διαγραφή λογαριασμού"),
    ("th", "ลบบัญชีของฉัน"), ("he", "מחיקת החשבון שלי"), ("ta", "எனது கணக்கை நீக்கு"),
    ("te", "నా ఖాతాను తొలగించు"), ("bn", "আমার অ্যাকাউন্ট মুছুন"), ("eu", "Ezabatu nire kontua"),
    ("lt", "Ištrinti mano paskyrą"), ("lv", "Dzēst manu kontu"), ("et", "Kustuta minu konto"),
    ("hr", "Izbriši moj račun"), ("sl", "Izbriši moj račun za vedno, prosim"),
    ("sk", "Odstrániť môj účet"), ("ca", "Suprimeix el meu compte"),
  ])
  func `A label's language is named`(tag: String, label: String) throws {
    let best = try #require(try Self.identifier.get().rank(label).first)
    let language = try #require(Language(tag: tag))
    #expect(best.language.base == language.base || ["sl", "hr"].contains(best.language.tag))
  }

  @Test func `Probabilities are probabilities, the best first`() throws {
    let ranked = try Self.identifier.get().rank("Einstellungen speichern")
    #expect(ranked.count == 30)
    #expect(abs(ranked.reduce(0) { $0 + exp($1.logProbability) } - 1) < 1e-6)
    #expect(zip(ranked, ranked.dropFirst()).allSatisfy { $0.logProbability >= $1.logProbability })
  }

  @Test(arguments: ["", "123", "…", "🙂", "\u{0}"])
  func `What has no letters has no language`(text: String) throws {
    #expect(try Self.identifier.get().rank(text).isEmpty)
  }

  @Test func `A text made to take long does not`() throws {
    let text = String(repeating: "a", count: 500_000) + String(repeating: " b", count: 500_000)
    _ = try Self.identifier.get().rank(text)
  }

  @Test func `A damaged file is an error at every length`() throws {
    let whole = try Data(contentsOf: Self.file)
    for count in [0, 3, 4, 8, 12, 27, 40, 100, 600, whole.count / 2, whole.count - 1] {
      #expect(throws: LanguageDataError.self) {
        try LanguageModel(whole.prefix(count), file: "short.bin")
      }
    }
    var other = whole
    other[0] = 0
    #expect(throws: LanguageDataError.self) { try LanguageModel(other, file: "other.bin") }
  }

  private static var file: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Languages/Model/languages.bin")
  }

  @Test(arguments: [
    ("ko-KR", "계정 삭제", LanguageVerdict.Answer.yes), ("ko-KR", "Delete account", .no),
    ("ko-KR", "GitHub", .undetermined), ("ko-KR", "PDF", .undetermined),
    ("de-DE", "Konto löschen", .yes), ("de-DE", "Delete account", .no),
    ("de-DE", "Facebook", .undetermined),
    ("nl-NL", "Weet je zeker dat je je account wilt verwijderen?", .yes),
    ("nl-NL", "Bist du sicher, dass du dein Konto löschen willst?", .no),
    ("ja-JP", "退会手続き", .yes), ("zh-CN", "注销账户", .yes), ("zh-TW", "注销账户", .no),
    ("ru-RU", "Удалить аккаунт", .yes), ("uk-UA", "Удалить аккаунт навсегда", .no),
    ("hi-IN", "अपना खाता हटाएं", .yes), ("ar-SA", "حذف الحساب نهائيًا", .yes),
    ("fr-FR", "Your account will be deleted for ever.", .no), ("nb-NO", "Slett kontoen min", .yes),
  ])
  func `The reader's language is told from others`(
    tag: String, text: String, answer: LanguageVerdict.Answer
  ) throws {
    let expected = try #require(Language(tag: tag))
    let judge = LanguageJudge(
      expected: expected, vocabulary: try Vocabulary.load(for: [expected]),
      model: try LanguageModel.load())
    #expect(judge.judge(text).answer == answer)
  }
}

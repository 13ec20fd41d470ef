import Testing

@testable import Languages

/// Purposes of real-looking labels, and of their look-alikes.
struct VocabularyTests {
  private func purpose(
    _ label: String, _ language: String, heading: String? = nil, target: String? = nil,
    isButton: Bool = false
  ) throws -> PurposeMatch? {
    let vocabulary = try Vocabulary.load(for: [#require(Language(tag: language))])
    return vocabulary.purpose(
      of: ControlWords(label: label, target: target, heading: heading, isButton: isButton))
  }

  @Test(arguments: [
    ("Delete account", "en", Purpose.delete), ("Delete my account", "en", .delete),
    ("DELETE YOUR ACCOUNT…", "en", .delete), ("Close my Example account", "en", .delete),
    ("Permanently delete account", "en", .delete), ("회원탈퇴", "ko", .delete),
    ("회원 탈퇴 신청하기", "ko", .delete), ("탈퇴하기", "ko", .delete), ("계정 영구 삭제", "ko", .delete),
    ("Konto löschen", "de", .delete), ("Mein Kundenkonto endgültig löschen", "de", .delete),
    ("Benutzerkonto schließen", "de", .delete), ("Delete my account", "ko", .delete),
    ("Log out", "en", .logOut), ("로그아웃", "ko", .logOut), ("Abmelden", "de", .logOut),
    ("Account settings", "en", .settings), ("설정", "ko", .settings),
    // Not the way in: what stands there is for those who are in.
    ("Login & security", "en", .settings), ("Anmelden & Sicherheit", "de", .settings),
    ("Anmeldung und Sicherheit", "de", .settings), ("Connexion et sécurité", "fr", .settings),
    ("로그인 및 보안", "ko", .settings), ("ログインとセキュリティ", "ja", .settings),
    ("登录与安全", "zh-Hans", .settings), ("Inicio de sesión y seguridad", "es", .settings),
    ("Accesso e sicurezza", "it", .settings), ("Login e segurança", "pt-BR", .settings),
    ("Deactivate account", "en", .deactivate), ("계정 비활성화", "ko", .deactivate),
    ("Konto deaktivieren", "de", .deactivate), ("Delete post", "en", .deleteOther),
    ("게시글 삭제", "ko", .deleteOther), ("카페 탈퇴", "ko", .deleteOther),
    ("Adresse löschen", "de", .deleteOther), ("Keep my account", "en", .keep),
    ("Don't delete my account", "en", .keep), ("How do I delete my account?", "en", .help),
    ("Wie lösche ich mein Konto?", "de", .help), ("탈퇴하는 방법", "ko", .help),
    ("Create account", "en", .signUp), ("회원가입", "ko", .signUp),
    ("Konto erstellen", "de", .signUp), ("Abo kündigen", "de", .cancelSubscription),
    ("구독 해지", "ko", .cancelSubscription), ("Next", "en", .proceed), ("확인", "ko", .confirm),
  ])
  func `A label says what it is for`(label: String, language: String, expected: Purpose) throws {
    #expect(try purpose(label, language)?.purpose == expected)
  }

  @Test(arguments: [
    ("Disclosures of your personal data", "en"), ("Discloses account", "en"),
    ("Delete conversation", "en"), ("Remove card from account", "en"),
    ("다른 사람의 계정 신고", "ko"), ("Kontoauszug", "de"), ("Löschzug der Feuerwehr", "de"),
    ("Connected accounts", "en"), ("Closed captions", "en"), ("Bankkonto hinzufügen", "de"),
  ])
  func `A look-alike is not taken for deletion`(label: String, language: String) throws {
    #expect(try purpose(label, language)?.purpose != .delete)
  }

  @Test func `A bare OK does what its heading says, with less confidence`() throws {
    let match = try #require(
      try purpose("확인", "ko", heading: "회원탈퇴", isButton: true))
    #expect(match.purpose == .delete)
    #expect(match.confidence < 70)
  }

  @Test(arguments: [
    ("Remove", "en"), ("제거", "ko"), ("Entfernen", "de"), ("Remover", "pt-BR"), ("Rimuovi", "it"),
    ("Usuń", "pl"), ("移除", "zh-Hant"), ("إزالة", "ar"),
  ])
  func `A bare "remove" under a page's name among others deletes the account`(
    label: String, language: String
  ) throws {
    let vocabulary = try Vocabulary.load(for: [#require(Language(tag: language))])
    let words = ControlWords(
      label: label, heading: "!", title: "Delete profile | Account | Zelkova", isButton: true)
    let match = try #require(vocabulary.purpose(of: words))
    #expect(match.purpose == .delete)
    #expect(match.confidence >= 70)
    let elsewhere = ControlWords(label: label, title: "Basket | Account | Zelkova", isButton: true)
    #expect(vocabulary.purpose(of: elsewhere)?.purpose != .delete)
  }

  @Test(arguments: ["Obriši nalog", "Обриши налог"], ["sr", "sr-Latn"])
  func `Serbian is read in both scripts`(label: String, language: String) throws {
    #expect(try purpose(label, language)?.purpose == .delete)
  }

  @Test func `An address can say it where the label does not`() throws {
    #expect(try purpose("여기", "ko", target: "/account/delete")?.purpose == .delete)
    #expect(try purpose("12345", "en", target: "/photos/12/delete")?.purpose != .delete)
  }

  @Test(arguments: [
    ("This cannot be undone.", "en", Cue.irreversible),
    ("탈퇴 후에는 계정을 복구할 수 없습니다.", "ko", .irreversible),
    ("Diese Löschung kann nicht rückgängig gemacht werden.", "de", .irreversible),
    ("If you log in within 30 days, the deletion is cancelled.", "en", .loginRevokes),
    ("30일 이내에 다시 로그인하시면 탈퇴 신청이 자동으로 취소됩니다.", "ko", .loginRevokes),
    (
      "Wenn Sie sich innerhalb von 30 Tagen anmelden, wird die Löschung aufgehoben.", "de",
      .loginRevokes
    ),
    ("Are you sure you want to leave?", "en", .reconsider),
    ("Bist du sicher?", "de", .reconsider), ("Ben je zeker?", "nl", .reconsider),
    ("¿Estas seguro?", "es", .reconsider), ("Σίγουρα;", "el", .reconsider),
    ("Är du säker?", "sv", .reconsider), ("本当に退会しますか?", "ja", .reconsider),
    ("정말 탈퇴하시겠습니까?", "ko", .reconsider), ("Page not found", "en", .notFound),
    ("Send an email to privacy@example.com", "en", .contactMail),
    ("Schreiben Sie eine E-Mail an uns.", "de", .contactMail),
    ("이메일로 요청해 주세요.", "ko", .contactMail),
  ])
  func `A text gives its cue`(text: String, language: String, cue: Cue) throws {
    let vocabulary = try Vocabulary.load(for: [#require(Language(tag: language))])
    #expect(vocabulary.cues(in: text).contains(cue))
  }

  static let tags = [
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr",
    "gl", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "mr", "ms", "nb", "nl", "pl",
    "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "sr", "sr-Latn", "sv", "ta", "te", "th", "tr", "uk",
    "ur", "vi", "zh-Hans", "zh-Hant",
  ]

  @Test(arguments: tags)
  func `Every file covers what the rules need`(tag: String) throws {
    let language = try #require(Language(tag: tag))
    let terms = try #require(
      try Vocabulary.load(for: [language]).languages.first { $0.language == language })
    let purposes = Set(terms.purposes.map(\.purpose))
    #expect(purposes == Set(Purpose.allCases))
    #expect(Set(terms.cues.map(\.cue)) == Set(Cue.allCases))
    #expect(
      terms.purposes.allSatisfy {
        !($0.terms[.phrases] ?? []).isEmpty || !($0.terms[.verbs] ?? []).isEmpty
      })
  }

  @Test(arguments: tags)
  func `What only says "delete" deletes the account where the page speaks of it`(tag: String) throws
  {
    let language = try #require(Language(tag: tag))
    let vocabulary = try Vocabulary.load(for: [language])
    let terms = try #require(vocabulary.languages.first { $0.language == language })
    let deletion = try #require(terms.purposes.first { $0.purpose == .delete })
    let bare = try #require(deletion.terms[.bare]?.first { $0.isPlain }).source
    let heading = try #require(deletion.terms[.phrases]?.first { $0.isPlain }).source
    #expect(vocabulary.purpose(of: ControlWords(label: bare))?.purpose != .delete)
    let inside = ControlWords(label: bare, heading: heading, isButton: true)
    #expect(vocabulary.purpose(of: inside)?.purpose == .delete, "\(bare) under \(heading)")
  }

  @Test(arguments: [
    ("Șterge contul", "ro"), ("Şterge contul", "ro"), ("ΔΙΑΓΡΑΦΗ ΛΟΓΑΡΙΑΣΜΟΥ", "el"),
    ("Διαγραφή λογαριασμού", "el"), ("Удалить учётную запись", "ru"),
    ("Удалить учетную запись", "ru"), ("HESABI SİL", "tr"), ("حذف الحساب", "ar"),
    ("حذف حساب كاربري", "fa"), ("حذف حساب کاربری", "fa"), ("Xoá tài khoản", "vi"),
    ("KONTO LÖSCHEN", "de"), ("Konto lo\u{308}schen", "de"), ("ลบบัญชี", "th"),
  ])
  func `Spellings that writers use side by side are one`(label: String, language: String) throws {
    #expect(try purpose(label, language)?.purpose == .delete)
  }
}

extension Term {
  /// Written as a label would be.
  fileprivate var isPlain: Bool { !source.contains { "*…#".contains($0) } }
}

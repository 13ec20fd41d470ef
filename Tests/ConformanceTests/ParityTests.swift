import Evidence
import Testing

@testable import Conformance

/// What one locale does differently from the reference locale.
struct ParityTests {
  /// A case whose way out passes some pages; each page has one text and one control.
  private func evidence(
    _ locale: String, _ pages: [(path: String, text: String, label: String)],
    isFinal: Bool = true, labelLanguage: String? = nil, inside: String? = nil
  ) -> CaseEvidence {
    let language = String(locale.prefix(2))
    let own = LanguageJudgement(.yes, found: language, confidence: 99, letters: 40)
    let other = labelLanguage.map { LanguageJudgement(.no, found: $0, confidence: 99, letters: 9) }
    let records = pages.enumerated().map { index, page in
      record(
        "p\(index + 1)", page, in: inside ?? language, text: own, label: other ?? own)
    }
    let home = PageRecord(
      id: "home", address: "https://${host}/", finalAddress: "https://${host}/", status: 200,
      languages: LanguageLedger(detected: language))
    var steps = records.dropLast().enumerated().map { index, page in
      Step(
        action: .follow, phase: index == 0 ? .nav : .flow, page: page.id, control: 0,
        label: page.controls[0].label, leadsTo: "p\(index + 2)")
    }
    let last = records[records.count - 1]
    if isFinal {
      steps.append(
        Step(
          action: .finish, phase: .flow, page: last.id, control: 0, label: last.controls[0].label))
    }
    var counts = Counts()
    counts.nav = 1
    counts.flow = steps.count - 1
    let journey = JourneyRecord(
      goal: .delete, from: "account", steps: steps,
      final: isFinal ? ControlReference(page: last.id, control: 0) : nil,
      ended: isFinal ? nil : EvidenceFailure(.notFound, "nothing"), counts: counts)
    let missing = EvidenceFailure(.noBaseline, "none")
    return CaseEvidence(
      caseID: CaseID(scenario: "shop", locale: locale), platform: "Shop",
      expectedLanguage: language, session: .signedIn, pages: records + [home],
      entries: [.init(name: "home", page: .observed("home"))], delete: .observed(journey),
      signup: .missing(missing), publicInfo: .missing(missing))
  }

  /// A page with one text and one control; a path that begins with `//` is on another host.
  private func record(
    _ id: String, _ page: (path: String, text: String, label: String), in language: String,
    text: LanguageJudgement, label: LanguageJudgement
  ) -> PageRecord {
    PageRecord(
      id: id, address: "https://${host}\(page.path)",
      finalAddress: page.path.hasPrefix("//")
        ? "https:\(page.path)" : "https://${host}\(page.path)",
      status: 200, languages: LanguageLedger(detected: language),
      blocks: [
        TextBlock(role: .paragraph, text: page.text, language: text, isMain: true, place: "p")
      ],
      controls: [Control(label: page.label, language: label, role: .link, place: "a")])
  }

  private let reference = [
    ("/account", "Your account", "Delete account"), ("/leave", "This deletes it", "Delete account"),
  ]
  private let korean = [
    ("/ko/account", "내 계정", "회원탈퇴"), ("/ko/leave", "삭제됩니다", "회원탈퇴"),
  ]

  private func kinds(_ other: CaseEvidence) -> [ParityRecord.Difference.Kind] {
    ParityComparison.record(of: other, against: evidence("en-US", reference)).differences
      .map(\.kind)
  }

  @Test func `The same way in another language is no difference`() {
    #expect(kinds(evidence("ko-KR", korean)).isEmpty)
  }

  @Test func `A way that is not there, a longer one and a skipped page are told`() {
    #expect(kinds(evidence("ko-KR", korean, isFinal: false)) == [.noWay])
    let longer = [korean[0], ("/ko/why", "왜 떠나세요?", "다음"), korean[1]]
    #expect(kinds(evidence("ko-KR", longer)) == [.extraStep])
    let elsewhere = [korean[0], ("/ko/other", "삭제됩니다", "회원탈퇴")]
    #expect(kinds(evidence("ko-KR", elsewhere)) == [.missingPage])
  }

  @Test func `English text, English labels and a lost locale are told`() {
    let copied = [korean[0], ("/ko/leave", "This deletes it", "회원탈퇴")]
    #expect(kinds(evidence("ko-KR", copied)) == [.sameText])
    #expect(
      kinds(evidence("ko-KR", korean, labelLanguage: "en")) == [.labelLeft, .labelLeft])
    #expect(kinds(evidence("ko-KR", korean, inside: "en")) == [.lostLocale])
  }

  @Test func `A page of another locale's host is told`() {
    let away = [korean[0], ("//${host:en-US}/leave", "삭제됩니다", "회원탈퇴")]
    #expect(kinds(evidence("ko-KR", away)).contains(.otherLocale))
  }
}

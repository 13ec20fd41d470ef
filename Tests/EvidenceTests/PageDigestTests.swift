import Evidence
import Testing

struct PageDigestTests {
  private func page(_ text: String, address: String = "https://${host}/account") -> PageRecord {
    let judged = LanguageJudgement(.yes)
    return PageRecord(
      id: "p1", address: address, finalAddress: address, status: 200,
      title: JudgedText("Account", language: judged),
      blocks: [
        TextBlock(role: .paragraph, text: text, language: judged, isMain: true, place: "p")
      ],
      controls: [
        Control(label: "Delete", language: judged, role: .button, purpose: "delete", place: "b"),
        Control(label: "News", language: judged, role: .link, region: .footer, place: "a"),
      ],
      forms: [
        Form(
          method: .post, target: "/x", fields: [.init(name: "k", kind: .tick, label: "Keep me")],
          place: "f")
      ])
  }

  private func digests(_ pages: [PageRecord]) -> [PageDigest] {
    var evidence = evidence(saying: "x")
    evidence.pages = pages
    return evidence.pageDigests
  }

  @Test func `What differs between two visits changes no hash`() {
    let first = page("Hello, it is 2026-11-24 10:34:56, see /go?token=ab12")
    var second = page("Hello, it is 2026-11-25 08:00:01, see /go?token=zz99")
    second.controls[1].label = "More news"
    second.controls[0].purpose = nil
    second.blocks[0].language = LanguageJudgement(.undetermined)
    #expect(first.readerHash == second.readerHash)
  }

  @Test func `What a reader sees otherwise changes the hash`() {
    let first = page("Hello")
    var others = [first, first, first, first, page("Hello.")]
    others[0].controls[0].label = "Close"
    others[1].controls[0].isHidden = true
    others[2].forms[0].fields[0].isPreselected = true
    others[3].title?.text = "Konto"
    for other in others { #expect(other.readerHash != first.readerHash) }
  }

  @Test func `Each page has a name of its own that stays the same`() {
    let form = "https://${host}/close?token="
    let pages = [page("1"), page("2"), page("3", address: form + "a1"), page("4")]
    #expect(
      digests(pages).map(\.page) == [
        "https://${host}/account", "https://${host}/account #2",
        "https://${host}/close?token=⟨token⟩",
        "https://${host}/account #3",
      ])
    let long = "https://${host}/" + String(repeating: "ü", count: 5000)
    let names = digests([page("1", address: long), page("2", address: long + "x")]).map(\.page)
    #expect(Set(names).count == 2)
    #expect(names.allSatisfy { $0.utf8.count <= 300 && !$0.hasSuffix("#2") })
  }
}

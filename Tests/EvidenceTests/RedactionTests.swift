import Evidence
import Foundation
import Testing

struct RedactionTests {
  @Test func `no secret is left in any field of the evidence`() throws {
    let secrets = ["Pa55 wörd&x", "minji@mail.example"]
    let text = "a Pa55 wörd&x b PA55%20W%C3%B6RD%26X c Minji@Mail.example d minji%40mail.example"
    let redacted = Redactor(secrets: secrets).redact(evidence(saying: text))
    let written = String(decoding: try CanonicalJSON.encode(redacted), as: UTF8.self).lowercased()
    for canary in ["pa55", "rd&x", "minji", "mail.example"] {
      #expect(!written.contains(canary), "\(canary) is still there")
    }
    // Every one of the fields that the sample fills says what was taken out.
    let expected = "a ⟨secret⟩ b ⟨secret⟩ c ⟨email⟩ d ⟨email⟩"
    let before = String(
      decoding: try CanonicalJSON.encode(evidence(saying: "canary")), as: UTF8.self)
    let count = before.components(separatedBy: "canary").count
    #expect(written.components(separatedBy: expected).count == count)
    #expect(count > 25)
  }

  @Test func `the form of the evidence and its references stay`() {
    let redacted = Redactor(secrets: ["p1", "ko", "account", "link"]).redact(evidence(saying: "x"))
    #expect(redacted == evidence(saying: "x"))
  }

  @Test func `a secret written with combining marks is found`() {
    let redactor = Redactor(secrets: ["Jos\u{E9}-geheim"])
    #expect(redactor.redact("Hola Jose\u{301}-geheim!") == "Hola ⟨secret⟩!")
  }

  @Test func `a longer secret goes before the one inside it`() {
    let redactor = Redactor(secrets: ["minji", "minji@mail.example"])
    #expect(redactor.redact("minji@mail.example, minji") == "⟨email⟩, ⟨secret⟩")
  }

  @Test func `a short secret does not eat other words`() {
    let redactor = Redactor(secrets: ["Al", ""])
    #expect(redactor.redact("Hello Al, cancel all") == "Hello ⟨secret⟩, cancel all")
  }

  @Test(arguments: [
    ("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301.", "id ⟨token⟩."),
    ("#csrf-9f8e7d6c5b4a", "#csrf-⟨token⟩"),
    ("/close?step=2&csrf_token=abc", "/close?step=2&csrf_token=⟨token⟩"),
    ("?token=⟨token⟩&a=1", "?token=⟨token⟩&a=1"),
    ("order 202611240001234", "order ⟨token⟩"),
    ("key Zk4mQ9xT2vB7nL1pR8sW", "key ⟨token⟩"),
    ("seen 3 minutes ago", "seen ⟨ago⟩"), ("3분 전 접속", "⟨ago⟩ 접속"), ("5 分钟前", "⟨ago⟩"),
    ("Vor 3 Minuten", "⟨ago⟩"), ("hace 2 días", "⟨ago⟩"), ("il y a 1 heure", "⟨ago⟩"),
    ("2026-11-24T10:53:34Z", "⟨date⟩"), ("am 24.11.2026 um 14:05 Uhr", "am ⟨date⟩ um ⟨time⟩ Uhr"),
    ("2026년 11월 24일", "⟨date⟩"), ("2026年11月24日", "⟨date⟩"), ("2026. 11. 24", "⟨date⟩"),
    ("Nov 24, 2026 9:05 PM", "⟨date⟩ ⟨time⟩"), ("24. November 2026", "⟨date⟩"),
  ])
  func `what differs between two visits becomes a hole`(text: String, holed: String) {
    #expect(Holes.fill(text) == holed)
    #expect(Holes.fill(holed) == holed)
  }

  @Test(arguments: [
    "30일 이내에 계정이 삭제됩니다", "7일 전까지 알립니다", "Within 14 days", "0800 123 4567", "02-1234-5678",
    "Art. 38(4)", "7 steps of 10", "version 10.0.0.1", "16:9", "iPhone 15 Pro",
    "https://${host}/p2",
    "button:nth-of-type(3)", "#ff5733", "MP3 player x86_64", "May 5 items", "⟨unclosed 12", "2026",
    "?page=2&sort=new", "sha256", "가나다라마바사아자차카타파하",
  ])
  func `what a person reads stays`(text: String) {
    #expect(Holes.fill(text) == text)
  }

  @Test func `any bytes can be scanned`() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("09:-./ TzaF⟨⟩?&=년年日 vor il y a hace ago%+\u{1F468}\u{200D}\u{301}")
    for _ in 0..<2000 {
      let text = String((0..<24).compactMap { _ in alphabet.randomElement(using: &generator) })
      let once = Holes.fill(text)
      #expect(Holes.fill(once) == once, "\(text)")
    }
  }
}

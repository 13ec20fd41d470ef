import Evidence
import Foundation
import Testing

/// Canonical JSON loses nothing and has one form.
struct CanonicalJSONTests {
  private static let texts = [
    "", "plain", "\u{0}\u{1}\u{1F}\u{7F}", "\"\\/\u{8}\u{C}\n\r\t", "\u{2028}\u{2029}\u{FEFF}",
    "e\u{301}", "\u{301}first", "<\u{338}", "\u{1112}\u{1161}\u{11AB}", "\u{212B}\u{2126}", "👨‍👩‍👧",
    "\u{10FFFF}\u{FFFE}", String(decoding: [0xED, 0xA0, 0x80, 0xFF], as: UTF8.self),
    String(repeating: "\u{301}\u{323}", count: 2000), "${host} ⟨token⟩ {0} </script>",
  ]

  @Test(arguments: texts)
  func `What is written reads as the same, and writes as the same bytes`(text: String) throws {
    let evidence = evidence(saying: text)
    let written = try CanonicalJSON.encode(evidence)
    let read = try CanonicalJSON.decode(CaseEvidence.self, from: written)
    #expect(read == evidence)
    #expect(try CanonicalJSON.encode(read) == written)
  }

  @Test(arguments: texts)
  func `What is written is UTF-8, JSON to others, in NFC, and ends with one line feed`(text: String)
    throws
  {
    let written = try CanonicalJSON.encode(evidence(saying: text))
    let json = try #require(String(validating: written, as: UTF8.self))
    _ = try JSONSerialization.jsonObject(with: Data(written))
    let composed = Array(json.precomposedStringWithCanonicalMapping.utf8)
    #expect(composed == written)
    #expect(json.hasSuffix("}\n") && !json.hasSuffix("\n\n"))
  }
}

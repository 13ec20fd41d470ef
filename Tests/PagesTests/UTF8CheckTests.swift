import Testing

@testable import Pages

/// What is UTF-8 is what the standard library takes for it.
struct UTF8CheckTests {
  private static let edges: [UInt8] = [
    0, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
    0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
  ]

  @Test func `Sequences of every kind are told, wherever they stand`() {
    var different: [[UInt8]] = []
    func compare(_ bytes: [UInt8]) {
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      if UTF8Check.accepts(bytes) != isValid { different.append(bytes) }
    }
    for one in Self.edges {
      for two in Self.edges {
        for three in Self.edges {
          compare([one, two, three])
          for four: UInt8 in [0x41, 0x80, 0xBF, 0xC2] {
            compare([one, two, three, four])
            compare(Array(repeating: 0x61, count: 7) + [one, two, three, four, 0x61, 0x61])
          }
        }
      }
    }
    #expect(different.isEmpty)
    #expect(UTF8Check.accepts([]))
  }
}

import Testing

@testable import Languages

/// Byte strings found at a place of a text.
struct ByteTrieTests {
  @Test(arguments: [
    ("konto loeschen", 0, [1, 2]), ("kontor", 0, [1]), ("x", 0, [3]), ("xyz", 0, [3]),
    ("a konto", 2, [1]), ("kont", 0, []), ("zz", 0, []), ("k", 0, []),
  ])
  func `Every string that stands at a place is reported, the shortest first`(
    text: String, start: Int, expected: [Int]
  ) {
    let trie = ByteTrie([
      (Array("konto".utf8), 1), (Array("konto loesch".utf8), 2), (Array("x".utf8), 3),
    ])
    var found: [Int] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      trie.withWalker { $0.find(bytes, at: start) { number, _ in found.append(number) } }
    }
    #expect(found == expected)
  }

  @Test func `What is found is what a search for each string finds`() {
    // Three letters and short strings: many share beginnings, are one another's beginning, or equal.
    var random = SystemRandomNumberGenerator()
    func text(_ lengths: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        UInt8.random(in: 97...99, using: &random)
      }
    }
    for _ in 0..<300 {
      let strings = (0..<Int.random(in: 0...40)).map { (bytes: text(1...6), number: $0) }
      let numbers = Dictionary(strings.map { ($0.bytes, $0.number) }) { $1 }
      let trie = ByteTrie(strings)
      let searched = text(1...30)
      for start in searched.indices {
        var found: [Int] = []
        searched.withUnsafeBufferPointer { bytes in
          trie.withWalker {
            $0.find(bytes, at: start) { number, end in
              found.append(number)
              #expect(numbers[Array(searched[start..<end])] == number)
            }
          }
        }
        let expected = (start..<searched.count).compactMap { numbers[Array(searched[start...$0])] }
        #expect(found == expected, "\(strings) at \(start) of \(searched)")
      }
    }
  }
}

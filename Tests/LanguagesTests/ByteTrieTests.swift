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
}

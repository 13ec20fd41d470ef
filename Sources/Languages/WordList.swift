/// Words by a hash of their folded bytes, so that looking one up makes no string.
struct WordList: Sendable {
  private(set) var hashes: Set<UInt64> = []

  init() {}

  init(_ words: some Sequence<String>) {
    for word in words {
      let text = TermText(word)
      for range in text.words { hashes.insert(Self.hash(text.bytes[range])) }
    }
  }

  func union(_ other: WordList) -> WordList {
    var result = self
    result.hashes.formUnion(other.hashes)
    return result
  }

  func subtracting(_ other: WordList) -> WordList {
    var result = self
    result.hashes.subtract(other.hashes)
    return result
  }

  static let seed: UInt64 = 14_695_981_039_346_656_037

  /// One more byte of a word (FNV-1a; two of a language's words with one hash are not to be expected
  /// among 2⁶⁴).
  @inline(__always)
  static func hash(_ hash: UInt64, adding byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 1_099_511_628_211
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(seed) { hash($0, adding: $1) }
  }
}

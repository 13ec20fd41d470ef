/// Text as terms are matched against it: NFC, lower case, cut into words of letters and digits.
struct TermText: Sendable {
  /// The words between single spaces, with a space at both ends.
  let bytes: [UInt8]
  /// Where each word stands in `bytes`.
  let words: [Range<Int>]
  /// How many letters and digits the words have.
  let letters: Int

  /// Longer texts than this are not labels, and their first part says what they are about.
  static let maximumWords = 200
  private static let maximumBytes = 16_384

  init(_ text: String) { self = ComposedText.withBytes(of: text) { TermText(composed: $0) } }

  /// Takes a text that is in composed form.
  init(composed source: UnsafeBufferPointer<UInt8>) {
    var bytes: [UInt8] = [UInt8(ascii: " ")]
    var words: [Range<Int>] = []
    var letters = 0
    bytes.reserveCapacity(min(source.count, Self.maximumBytes) + 2)
    let table = LetterTable.shared
    var start = 1
    var position = 0
    func end() {
      words.append(start..<bytes.count)
      bytes.append(UInt8(ascii: " "))
      start = bytes.count
    }
    while position < source.count, words.count < Self.maximumWords,
      bytes.count < Self.maximumBytes
    {
      let (value, length) = ScalarWalk.scalar(source, position)
      position += length
      let entry = table[value]
      if entry.isPart {
        guard let letter = TermFolding.folded(entry.lower) else { continue }
        ScalarWalk.append(letter, to: &bytes)
        letters += 1
      } else if bytes.count > start, !Self.isApostrophe(value) {
        end()
      }
    }
    if bytes.count > start { end() }
    self.bytes = bytes
    self.words = words
    self.letters = letters
  }

  /// A word as a string, where a file is read.
  func word(_ index: Int) -> String { String(decoding: bytes[words[index]], as: UTF8.self) }

  /// All words as strings, where a file is read.
  var strings: [String] { words.indices.map(word) }

  /// `don't` is one word, whichever apostrophe it is written with; so are the parts of a Persian
  /// word around a zero-width non-joiner.
  private static func isApostrophe(_ value: UInt32) -> Bool {
    value == 0x27 || value == 0x2019 || value == 0x200C || value == 0x200D
  }
}

/// The same without anything between the words, for languages that put nothing there, or as they
/// please.
struct TermRun {
  let bytes: [UInt8]
  /// Where each letter begins in `bytes`, and their end.
  let letters: [Int]
  /// The number of the letter that begins at a byte.
  let numbers: [Int32]

  init(_ text: TermText) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.bytes.count)
    for word in text.words { bytes += text.bytes[word] }
    var letters: [Int] = []
    var numbers = [Int32](repeating: 0, count: bytes.count + 1)
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      numbers[offset] = Int32(letters.count)
      letters.append(offset)
    }
    numbers[bytes.count] = Int32(letters.count)
    letters.append(bytes.count)
    self.bytes = bytes
    self.letters = letters
    self.numbers = numbers
  }

  var count: Int { letters.count - 1 }
}

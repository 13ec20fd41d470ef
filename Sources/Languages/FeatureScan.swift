/// Cuts a text into the features that the language model was trained on.
///
/// Words are runs of letters and marks, in lower case character by character, between `<` and `>`.
/// Features are the character 1- to 5-grams of each word, and the whole of longer words, hashed
/// (FNV-1a) into buckets. `scripts/language-model/train.cc` does the same.
struct FeatureScan {
  private static let longest = 5
  private static let wholeWordSeed: UInt32 = 0x9E37_79B9
  private static let basis: UInt32 = 2_166_136_261
  private static let prime: UInt32 = 16_777_619
  /// Words beyond this say nothing new, and bound the time that one text takes.
  private static let mostWords = 400
  private static let longestWord = 64
  /// Bytes of the longest word: its letters, two marks, and room for one letter more.
  private static let room = 4 * longestWord + 8

  /// Hands over each word of a text; it lives as long as the call.
  ///
  /// - Parameters:
  ///   - text: UTF-8 in composed form.
  ///   - take: called for each word.
  @inline(__always)
  static func eachWord(_ text: UnsafeBufferPointer<UInt8>, _ take: (Word) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { bytes in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: longestWord + 4) { starts in
        var word = Word(bytes: bytes, starts: starts)
        let table = LetterTable.shared
        var words = 0
        var position = 0
        // The end of the text ends its last word.
        while position <= text.count, words < mostWords {
          let isEnd = position == text.count
          let (value, length) = isEnd ? (0, 1) : ScalarWalk.scalar(text, position)
          position += length
          let entry = table[value]
          if entry.isLetter {
            word.append(entry.lower)
            // The one letter whose lower case is two (İ).
            if value == 0x130 { word.append(0x307) }
          } else if word.letters > 0 {
            word.close()
            take(word)
            word.clear()
            words += 1
          }
        }
      }
    }
  }

  /// How hashes fall into buckets.
  struct Buckets: Sendable {
    let count: UInt32
    private let inverse: UInt64

    init(_ count: UInt32) {
      self.count = count
      inverse = .max / UInt64(count) &+ 1
    }

    /// The remainder of a division by their number, by multiplication (Lemire, Kaser and Kurz,
    /// "Faster remainder by direct computation", 2019: exact for 32 bits).
    @inline(__always)
    func place(of hash: UInt32) -> Int {
      let rest = inverse &* UInt64(hash ^ (hash >> 15))
      return Int(rest.multipliedFullWidth(by: UInt64(count)).high)
    }
  }

  /// The word that is being read.
  struct Word {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    /// Where each character begins: `<`, then the letters.
    private let starts: UnsafeMutableBufferPointer<Int>
    private(set) var letters = 0
    private var end = 1

    fileprivate init(
      bytes: UnsafeMutableBufferPointer<UInt8>, starts: UnsafeMutableBufferPointer<Int>
    ) {
      self.bytes = bytes
      self.starts = starts
      bytes[0] = UInt8(ascii: "<")
      starts[0] = 0
    }

    @inline(__always)
    mutating func append(_ value: UInt32) {
      guard letters < FeatureScan.longestWord else { return }
      letters += 1
      starts[letters] = end
      if value < 0x80 {
        put(UInt8(value))
      } else if value < 0x800 {
        put(UInt8(0xC0 | value >> 6))
        put(UInt8(0x80 | value & 0x3F))
      } else if value < 0x10000 {
        put(UInt8(0xE0 | value >> 12))
        put(UInt8(0x80 | value >> 6 & 0x3F))
        put(UInt8(0x80 | value & 0x3F))
      } else {
        put(UInt8(0xF0 | value >> 18))
        put(UInt8(0x80 | value >> 12 & 0x3F))
        put(UInt8(0x80 | value >> 6 & 0x3F))
        put(UInt8(0x80 | value & 0x3F))
      }
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
      bytes[end] = byte
      end += 1
    }

    /// Puts the mark of a word's end behind the letters.
    @inline(__always)
    mutating func close() {
      starts[letters + 1] = end
      put(UInt8(ascii: ">"))
      starts[letters + 2] = end
    }

    /// Begins the next word.
    @inline(__always)
    mutating func clear() { (letters, end) = (0, 1) }

    /// The letters with both marks.
    var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[..<end]) }

    /// Hands over the bucket of each feature, and gives the number of features.
    @inline(__always)
    func features(_ buckets: Buckets, _ take: (Int) -> Void) -> Int {
      let length = letters + 2
      var found = 0
      for first in 0..<length {
        var value = FeatureScan.basis
        var position = starts[first]
        for count in 1...FeatureScan.longest where first + count <= length {
          while position < starts[first + count] {
            value = (value ^ UInt32(bytes[position])) &* FeatureScan.prime
            position += 1
          }
          if count == 1, first == 0 || first == length - 1 { continue }
          take(buckets.place(of: value))
          found += 1
        }
      }
      if length > FeatureScan.longest {
        var value = FeatureScan.basis ^ FeatureScan.wholeWordSeed
        for position in 0..<end { value = (value ^ UInt32(bytes[position])) &* FeatureScan.prime }
        take(buckets.place(of: value))
        found += 1
      }
      return found
    }
  }
}

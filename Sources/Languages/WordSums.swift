import Synchronization

/// What the language model made of words met before: half of a text's words, and more of a site's,
/// are the same few hundred.
///
/// Sums are whole numbers, so a text's odds are the same whether its words were known or not.
final class WordSums: Sendable {
  /// A word of one script's model, with what its features add up to.
  struct Entry {
    var key = Key()
    var features: Int32 = 0
    var sums = InlineArray<32, Int32>(repeating: 0)
  }

  /// The word's bytes themselves; longer words are read anew each time.
  struct Key: Equatable {
    static let longest = 32
    private var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    /// Tells models apart, and an entry from a free place.
    private var script: Int32 = -1

    fileprivate init() {}

    init?(_ word: UnsafeBufferPointer<UInt8>, script: Int) {
      guard word.count <= Self.longest else { return nil }
      withUnsafeMutableBytes(of: &bytes) { $0.copyMemory(from: UnsafeRawBufferPointer(word)) }
      self.script = Int32(script)
    }

    @inline(__always)
    static func == (one: Key, other: Key) -> Bool {
      one.script == other.script && one.bytes == other.bytes
    }

    /// A place among a power of two; words that share one take turns.
    @inline(__always)
    func place(among count: Int) -> Int {
      var mixed = bytes.0 &* 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ bytes.1) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ bytes.2) &* 0x94D0_49BB_1331_11EB
      mixed = (mixed ^ bytes.3) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: (mixed ^ mixed >> 32) &+ UInt64(script)) & (count - 1)
    }
  }

  /// Some 350 KB for each text that is judged at the same time.
  private static let count = 2048
  private let tables = Mutex<[[Entry]]>([])

  /// Lends a table to one text; each of those that are read at the same time gets its own.
  func lend(_ body: (UnsafeMutableBufferPointer<Entry>) -> Int) -> Int {
    var table =
      tables.withLock { $0.popLast() } ?? Array(repeating: Entry(), count: Self.count)
    let result = table.withUnsafeMutableBufferPointer { body($0) }
    tables.withLock { $0.append(table) }
    return result
  }
}

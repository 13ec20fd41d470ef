/// Bytes of an attribute's value, compared with words in lower case as HTML compares them: without
/// the case of ASCII letters.
///
/// They are the parser's, and live only as long as the element's report.
@safe
struct Word {
  private let start: UnsafePointer<UInt8>?
  let count: Int

  /// A word of no bytes.
  init() {
    unsafe start = nil
    count = 0
  }

  /// The bytes up to the closing NUL.
  init(_ text: UnsafePointer<UInt8>) {
    var count = 0
    while unsafe text[count] != 0 { count += 1 }
    unsafe self.init(text, count: count)
  }

  private init(_ start: UnsafePointer<UInt8>, count: Int) {
    unsafe self.start = unsafe start
    self.count = count
  }

  /// Whether it is the text, given in lower case.
  @inline(__always)
  static func == (word: Word, text: StaticString) -> Bool {
    word.count == text.utf8CodeUnitCount && word.begins(with: text, at: 0)
  }

  /// The same, so that words can be switched over.
  @inline(__always)
  static func ~= (text: StaticString, word: Word) -> Bool { word == text }

  /// Whether it has a text in it, given in lower case.
  func holds(_ text: StaticString) -> Bool {
    guard text.utf8CodeUnitCount <= count else { return false }
    return (0...(count - text.utf8CodeUnitCount)).contains { begins(with: text, at: $0) }
  }

  /// The byte at a place, in lower case.
  @inline(__always)
  subscript(_ index: Int) -> UInt8 {
    guard let start = unsafe start, index < count else { return 0 }
    let byte = unsafe start[index]
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  @inline(__always)
  private func begins(with text: StaticString, at offset: Int) -> Bool {
    for index in 0..<text.utf8CodeUnitCount
    where self[offset + index] != (unsafe text.utf8Start[index]) { return false }
    return true
  }

  /// The parts of a value between white space or signs.
  struct Parts: Sequence, IteratorProtocol {
    enum Cut { case space, sign }

    private let value: Word
    private let cut: Cut
    private var position = 0

    init(of value: Word, cutAt cut: Cut) {
      self.value = value
      self.cut = cut
    }

    mutating func next() -> Word? {
      while position < value.count, isCut(value[position]) { position += 1 }
      let first = position
      while position < value.count, !isCut(value[position]) { position += 1 }
      guard position > first, let start = unsafe value.start else { return nil }
      return unsafe Word(start + first, count: position - first)
    }

    @inline(__always)
    private func isCut(_ byte: UInt8) -> Bool {
      switch cut {
      case .space: byte == 0x20 || (9...13).contains(byte)
      case .sign: byte < 0x80 && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      }
    }
  }
}

/// Which names a few words may be: tells at once that nearly all others are not among them.
struct NameMarks {
  private var bits: UInt64 = 0

  /// Adds a name.
  @inline(__always)
  mutating func insert(_ name: Word) { bits |= Self.bit(name) }

  mutating func insert(_ name: String) {
    guard let bit = Self.bit(name) else { return }
    bits |= bit
  }

  /// Whether a name may have been added.
  @inline(__always)
  func mayHold(_ name: Word) -> Bool { bits & Self.bit(name) != 0 }

  @inline(__always)
  func mayHold(_ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    return unsafe bits & Self.bit(count, name.utf8Start[0], name.utf8Start[count - 1]) != 0
  }

  func mayHold(_ name: String) -> Bool { Self.bit(name).map { bits & $0 != 0 } ?? false }

  private static func bit(_ name: String) -> UInt64? {
    let bytes = name.utf8
    guard let first = bytes.first, let last = bytes.last else { return nil }
    return bit(bytes.count, first, last)
  }

  @inline(__always)
  private static func bit(_ name: Word) -> UInt64 {
    bit(name.count, name[0], name[Swift.max(0, name.count - 1)])
  }

  @inline(__always)
  private static func bit(_ count: Int, _ first: UInt8, _ last: UInt8) -> UInt64 {
    let letters = UInt64(first | 0x20) &* 5 ^ UInt64(last | 0x20)
    return 1 << ((UInt64(truncatingIfNeeded: count) &* 7 ^ letters) & 63)
  }
}

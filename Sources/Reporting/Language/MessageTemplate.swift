/// An English sentence with holes, and what stands for it in the reader's language.
///
/// `Deleting takes {1} steps.` has one hole. In the translation a hole may say what fills it:
/// `{1:language}`, `{1:quote}`, `{1:code}`, `{1:list}`; without that it is text that may be a
/// message itself.
struct MessageTemplate: Sendable {
  enum Kind: String, Sendable {
    case text, language, quote, code, list
  }

  enum Part: Sendable, Hashable {
    case words(String)
    case hole(Int, Kind)
  }

  /// What stands before, between and after the holes of the English sentence, as UTF-8.
  let literals: [[UInt8]]
  /// The number of each hole, in the order of the English sentence.
  let holes: [Int]
  let translation: [Part]

  init(english: String, translation: String) {
    var literals: [[UInt8]] = [[]]
    var holes: [Int] = []
    for part in Self.parts(of: english) {
      switch part {
      case .words(let words): literals[literals.count - 1] += Array(words.utf8)
      case .hole(let number, _):
        holes.append(number)
        literals.append([])
      }
    }
    self.literals = literals
    self.holes = holes
    self.translation = Self.parts(of: translation)
  }

  /// Bytes that must be there: of two sentences that fit, the one with more of them is meant.
  var weight: Int { literals.reduce(0) { $0 + $1.count } }

  /// What fills the holes, by their numbers; nil where the text is another sentence.
  ///
  /// Linear in the text: each literal is looked for once, behind the one before it.
  func match(_ text: ArraySlice<UInt8>) -> [Int: ArraySlice<UInt8>]? {
    guard let first = literals.first, let last = literals.last, literals.count > 1,
      text.count > weight, text.starts(with: first), text.suffix(last.count) == last[...]
    else { return nil }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    var values: [Int: ArraySlice<UInt8>] = [:]
    for (index, hole) in holes.enumerated() {
      let isLast = index == holes.count - 1
      guard let end = isLast ? rest.endIndex : Self.find(literals[index + 1], in: rest) else {
        return nil
      }
      let value = rest[..<end]
      guard !value.isEmpty, values[hole].map({ $0 == value }) ?? true,
        isQuoted(index) || last.isEmpty && isLast || Self.find(Self.stop, in: value) == nil
      else { return nil }
      values[hole] = value
      rest = isLast ? [] : rest[(end + literals[index + 1].count)...]
    }
    return values
  }

  /// Where one sentence ends and the next begins: within a hole it would be two messages at once.
  private static let stop = Array(". ".utf8)
  private static let quotationMark = UInt8(ascii: "\"")

  private func isQuoted(_ hole: Int) -> Bool {
    literals[hole].last == Self.quotationMark && literals[hole + 1].first == Self.quotationMark
  }

  private static func find(_ needle: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard let first = needle.first else { return nil }
    var start = text.startIndex
    while text.endIndex - start >= needle.count,
      let index = text[start...].firstIndex(of: first)
    {
      if text[index...].starts(with: needle) { return index }
      start = index + 1
    }
    return nil
  }

  /// Cuts at `{number}` and `{number:kind}`; any other brace is a character as all others.
  ///
  /// Done for every text of a report, so it looks at bytes.
  static func parts(of text: String) -> [Part] {
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var start = 0
    var index = 0
    while let brace = bytes[index...].firstIndex(of: UInt8(ascii: "{")) {
      index = brace + 1
      guard let end = bytes[index...].prefix(longestHole).firstIndex(of: UInt8(ascii: "}")),
        let hole = hole(bytes[index..<end])
      else { continue }
      if brace > start { parts.append(.words(string(bytes[start..<brace]))) }
      parts.append(hole)
      start = end + 1
      index = start
    }
    if start < bytes.count { parts.append(.words(string(bytes[start...]))) }
    return parts
  }

  private static let longestHole = 12

  /// `1` or `1:language`.
  private static func hole(_ bytes: ArraySlice<UInt8>) -> Part? {
    guard let digit = bytes.first, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(digit) else {
      return nil
    }
    let number = Int(digit - UInt8(ascii: "0"))
    let rest = bytes.dropFirst()
    guard let colon = rest.first else { return .hole(number, .text) }
    guard colon == UInt8(ascii: ":") else { return nil }
    return Kind(rawValue: string(rest.dropFirst())).map { .hole(number, $0) }
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

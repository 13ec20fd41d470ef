/// A phrase of a vocabulary file, ready to be looked for.
///
/// In the file: words in order; `*` at a word's end or beginning stands for any letters; `#` for a
/// number; `…` for up to eight other words.
struct Term: Sendable, Hashable {
  /// The phrase as the file has it, for explanations.
  let source: String
  private let pieces: [Piece]
  /// The language's words are not told apart by spaces.
  let isRun: Bool

  fileprivate enum Piece: Sendable, Hashable {
    case word(String)
    case beginning(String)
    case ending(String)
    case inside(String)
    case number
    case gap
  }

  private static let longestGap = 8
  /// In a script without spaces a gap counts letters.
  fileprivate static let longestRunGap = 24

  /// Reads a phrase of a language whose words are told apart by spaces, or are not (`isRun`).
  init(_ source: String, isRun: Bool) {
    self.source = source
    self.isRun = isRun
    pieces = source.split(separator: " ").flatMap { Self.pieces(String($0), isRun: isRun) }
  }

  /// Where the phrase stands in a text, as a range of words, or of letters for a run; nil if it
  /// does not.
  func range(in text: TermText) -> Range<Int>? {
    if pieces.isEmpty { return nil }
    return isRun
      ? RunMatcher(text.run).range(of: pieces.map(\.runPiece)) : wordRange(in: text.words)
  }

  /// How much of the text the phrase is, 0…100.
  func share(_ range: Range<Int>, of text: TermText) -> Int {
    let whole = isRun ? text.run.unicodeScalars.count : text.words.count
    return whole == 0 ? 0 : range.count * 100 / whole
  }

  private func wordRange(in words: [String]) -> Range<Int>? {
    words.indices.lazy.compactMap { start in
      end(from: start, in: words).map { start..<$0 }
    }.first
  }

  /// Where a match that begins at a word ends; a gap takes as few words as it can.
  private func end(from start: Int, in words: [String]) -> Int? {
    var position = start
    var gap = 0
    for piece in pieces {
      if piece == .gap {
        gap = Self.longestGap
        continue
      }
      let limit = min(position + gap, words.count - 1)
      guard position < words.count,
        let found = (position...limit).first(where: { piece.matches(words[$0]) })
      else { return nil }
      position = found + 1
      gap = 0
    }
    return position
  }

  private static func pieces(_ word: String, isRun: Bool) -> [Piece] {
    if word == "…" { return [.gap] }
    if word == "#" { return [.number] }
    if isRun, let hash = word.firstIndex(of: "#") {
      return pieces(String(word[..<hash]), isRun: true) + [.number]
        + pieces(String(word[word.index(after: hash)...]), isRun: true)
    }
    var pieces = TermText(word.replacing("*", with: "")).words.map { Piece.word($0) }
    // "e-mail" is two words in a text as well; a star belongs to the first or the last of them.
    if word.hasSuffix("*"), case .word(let last)? = pieces.last {
      pieces[pieces.count - 1] =
        word.hasPrefix("*") && pieces.count == 1 ? .inside(last) : .beginning(last)
    }
    if word.hasPrefix("*"), case .word(let first)? = pieces.first { pieces[0] = .ending(first) }
    return pieces
  }
}

extension Term.Piece {
  fileprivate func matches(_ word: String) -> Bool {
    switch self {
    case .word(let text): word == text
    case .beginning(let text): word.hasPrefix(text)
    case .ending(let text): word.hasSuffix(text)
    case .inside(let text): word.contains(text)
    case .number: word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    case .gap: false
    }
  }

  fileprivate var runPiece: RunMatcher.Piece {
    switch self {
    case .word(let text), .beginning(let text), .ending(let text), .inside(let text):
      .text(Array(text.unicodeScalars))
    case .number: .number
    case .gap: .gap(Term.longestRunGap)
    }
  }
}

/// Looks for pieces in a run of letters.
struct RunMatcher {
  enum Piece {
    case text([Unicode.Scalar])
    case number
    case gap(Int)
  }

  private let letters: [Unicode.Scalar]

  init(_ run: String) {
    letters = Array(run.unicodeScalars)
  }

  func range(of pieces: [Piece]) -> Range<Int>? {
    letters.indices.lazy.compactMap { start in
      end(from: start, pieces).map { start..<$0 }
    }.first
  }

  private func end(from start: Int, _ pieces: [Piece]) -> Int? {
    var position = start
    var gap = 0
    for piece in pieces {
      switch piece {
      case .gap(let length):
        gap = length
        continue
      case .text(let text):
        guard let found = first(text, from: position, gap: gap) else { return nil }
        position = found + text.count
      case .number:
        let limit = min(position + gap, letters.count - 1)
        guard position < letters.count,
          let found = (position...limit).first(where: { isDigit(letters[$0]) })
        else { return nil }
        position = letters[found...].firstIndex { !isDigit($0) } ?? letters.count
      }
      gap = 0
    }
    return position
  }

  private func first(_ text: [Unicode.Scalar], from position: Int, gap: Int) -> Int? {
    let last = min(position + gap, letters.count - text.count)
    guard position <= last else { return nil }
    return (position...last).first { letters[$0..<$0 + text.count].elementsEqual(text) }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

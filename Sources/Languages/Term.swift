/// A phrase of a vocabulary file, cut into what has to be found one after the other.
///
/// In the file: words in order; `*` at a word's end or beginning stands for any letters; `#` for a
/// number; `…` for up to eight other words.
struct Term: Sendable, Hashable {
  /// The phrase as the file has it, for explanations.
  let source: String
  /// What follows what.
  let parts: [Part]
  /// The language's words are not told apart by spaces.
  let isRun: Bool

  struct Part: Sendable, Hashable {
    var piece: Piece
    /// How many words, or letters of a run, may stand before it.
    var gap: Int
  }

  enum Piece: Sendable, Hashable {
    /// Whole words; in a run any letters.
    case words([String])
    case beginning(String)
    case ending(String)
    case inside(String)
    case number
  }

  private static let longestGap = 8
  /// In a script without spaces a gap counts letters.
  private static let longestRunGap = 24

  /// Reads a phrase of a language whose words are told apart by spaces, or are not (`isRun`).
  init(_ source: String, isRun: Bool) {
    self.source = source
    self.isRun = isRun
    var parts: [Part] = []
    var gap = 0
    for word in source.split(separator: " ") {
      if word == "…" {
        gap = isRun ? Self.longestRunGap : Self.longestGap
        continue
      }
      for piece in Self.pieces(String(word), isRun: isRun) {
        Self.add(piece, gap: gap, to: &parts)
        gap = 0
      }
    }
    self.parts = parts
  }

  /// Whole words that follow each other are found at once.
  private static func add(_ piece: Piece, gap: Int, to parts: inout [Part]) {
    if gap == 0, case .words(let new) = piece, let last = parts.last,
      case .words(let before) = last.piece
    {
      parts[parts.count - 1].piece = .words(before + new)
    } else {
      parts.append(Part(piece: piece, gap: gap))
    }
  }

  private static func pieces(_ word: String, isRun: Bool) -> [Piece] {
    if word == "#" { return [.number] }
    if isRun, let hash = word.firstIndex(of: "#") {
      return pieces(String(word[..<hash]), isRun: true) + [.number]
        + pieces(String(word[word.index(after: hash)...]), isRun: true)
    }
    let strings = TermText(word.replacing("*", with: "")).strings
    var pieces = strings.map { Piece.words([$0]) }
    if isRun { return pieces }
    // "e-mail" is two words in a text as well; a star belongs to the first or the last of them.
    if word.hasSuffix("*"), let last = strings.last {
      pieces[pieces.count - 1] =
        word.hasPrefix("*") && pieces.count == 1 ? .inside(last) : .beginning(last)
    }
    if word.hasPrefix("*"), !word.hasSuffix("*") || pieces.count > 1, let first = strings.first {
      pieces[0] = .ending(first)
    }
    return pieces
  }
}

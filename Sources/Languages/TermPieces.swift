/// The pieces of some terms, each once and with a number, as byte strings to look for.
struct TermPieces {
  /// Pieces that begin with a word; in a run, with any letter.
  private(set) var atStart: [(bytes: [UInt8], number: Int)] = []
  /// Pieces that may begin inside a word.
  private(set) var anywhere: [(bytes: [UInt8], number: Int)] = []
  /// How many words, or letters of a run, each piece takes.
  private(set) var lengths: [Int32] = [1]
  private var atoms: [Term.Piece: Int] = [.number: number]

  /// The piece that stands for any number.
  static let number = 0

  /// Takes terms that are all matched by words, or all as runs.
  init(_ terms: [Term]) {
    for term in terms {
      for part in term.parts { add(part.piece, isRun: term.isRun) }
    }
  }

  /// The number of a piece.
  func atom(of piece: Term.Piece) -> Int32 { Int32(atoms[piece] ?? Self.number) }

  private mutating func add(_ piece: Term.Piece, isRun: Bool) {
    guard atoms[piece] == nil else { return }
    let number = lengths.count
    atoms[piece] = number
    switch piece {
    case .words(let words) where isRun:
      let text = words.joined()
      lengths.append(Int32(text.unicodeScalars.count))
      atStart.append((Array(text.utf8), number))
    case .words(let words):
      lengths.append(Int32(words.count))
      atStart.append((Array((words.joined(separator: " ") + " ").utf8), number))
    case .beginning(let text):
      lengths.append(1)
      atStart.append((Array(text.utf8), number))
    case .ending(let text):
      lengths.append(1)
      anywhere.append((Array((text + " ").utf8), number))
    case .inside(let text):
      lengths.append(1)
      anywhere.append((Array(text.utf8), number))
    case .number: lengths.append(1)
    }
  }
}

/// All terms of a vocabulary, found in a text at once.
///
/// A text is walked once, however many terms there are; looking for one after the other took four
/// fifths of the time of a verdict.
struct TermIndex: Sendable {
  /// A term and where it first stands: a range of words, or of letters for a run.
  struct Found: Sendable, Hashable {
    var term: Int
    var range: Range<Int>
  }

  private struct Step: Sendable {
    var atom: Int32
    var gap: Int
  }

  /// A piece met in a text.
  private struct Hit {
    var atom: Int32
    var start: Int
    var end: Int
  }

  private let words: Half
  private let runs: Half

  /// Terms that are matched by words, or as runs.
  private struct Half: Sendable {
    /// Pieces that begin with a word; in a run, with any letter.
    var atStart: ByteTrie
    /// Pieces that may begin inside a word.
    var anywhere: ByteTrie
    /// How many words, or letters, each piece takes.
    var lengths: [Int]
    /// The steps of each term after its first piece, by that piece.
    var starting: [[(term: Int, rest: [Step])]]
    var isEmpty: Bool { lengths.count <= 1 }
  }

  /// The atom of a number, in both halves.
  private static let number = 0

  /// Takes terms; they are reported by their place in the array.
  init(_ terms: [Term]) {
    words = Self.half(terms.enumerated().filter { !$0.element.isRun })
    runs = Self.half(terms.enumerated().filter { $0.element.isRun })
  }

  private static func half(_ terms: [(offset: Int, element: Term)]) -> Half {
    var atoms: [Term.Piece: Int] = [.number: number]
    var lengths = [1]
    var atStart: [([UInt8], Int)] = []
    var anywhere: [([UInt8], Int)] = []
    var starting: [[(term: Int, rest: [Step])]] = [[]]
    func atom(_ piece: Term.Piece, isRun: Bool) -> Int {
      if let known = atoms[piece] { return known }
      let number = lengths.count
      atoms[piece] = number
      starting.append([])
      switch piece {
      case .words(let words) where isRun:
        let text = words.joined()
        lengths.append(text.unicodeScalars.count)
        atStart.append((Array(text.utf8), number))
      case .words(let words):
        lengths.append(words.count)
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
      return number
    }
    for (index, term) in terms {
      let steps = term.parts.map {
        Step(atom: Int32(atom($0.piece, isRun: term.isRun)), gap: $0.gap)
      }
      guard let first = steps.first else { continue }
      starting[Int(first.atom)].append((index, Array(steps.dropFirst())))
    }
    return Half(
      atStart: ByteTrie(atStart), anywhere: ByteTrie(anywhere), lengths: lengths,
      starting: starting)
  }

  /// The terms that a text has, in the order of their numbers.
  func find(in text: TermText) -> [Found] {
    guard !text.words.isEmpty else { return [] }
    var found: [Found] = []
    if !words.isEmpty { Self.collect(Self.hits(words, in: text), words, &found) }
    if !runs.isEmpty { Self.collect(Self.hits(runs, in: TermRun(text)), runs, &found) }
    return found.sorted { $0.term < $1.term }
  }

  private static func hits(_ half: Half, in text: TermText) -> [Hit] {
    var hits: [Hit] = []
    for (index, word) in text.words.enumerated() {
      func report(_ atom: Int, _ end: Int) {
        hits.append(Hit(atom: Int32(atom), start: index, end: index + half.lengths[atom]))
      }
      half.atStart.find(text.bytes, at: word.lowerBound, report)
      if !half.anywhere.isEmpty {
        for start in word { half.anywhere.find(text.bytes, at: start, report) }
      }
      if text.bytes[word].allSatisfy(isDigit) { report(number, word.upperBound) }
    }
    return hits
  }

  private static func hits(_ half: Half, in run: TermRun) -> [Hit] {
    var hits: [Hit] = []
    for index in 0..<run.count {
      let start = run.letters[index]
      half.atStart.find(run.bytes, at: start) { atom, end in
        hits.append(Hit(atom: Int32(atom), start: index, end: Int(run.numbers[end])))
      }
      if isDigit(run.bytes[start]) {
        var end = start
        while end < run.bytes.count, isDigit(run.bytes[end]) { end += 1 }
        hits.append(Hit(atom: Int32(number), start: index, end: Int(run.numbers[end])))
      }
    }
    return hits
  }

  private static func collect(_ hits: [Hit], _ half: Half, _ found: inout [Found]) {
    for hit in hits {
      for (term, rest) in half.starting[Int(hit.atom)] {
        guard !found.contains(where: { $0.term == term }),
          let end = end(of: rest, after: hit.end, hits)
        else { continue }
        found.append(Found(term: term, range: hit.start..<end))
      }
    }
  }

  /// Where the rest of a term ends; a gap takes as little as it can.
  private static func end(of rest: [Step], after position: Int, _ hits: [Hit]) -> Int? {
    var position = position
    for step in rest {
      var next: Hit?
      for hit in hits
      where hit.atom == step.atom && hit.start >= position && hit.start <= position + step.gap {
        if next.map({ hit.start < $0.start }) ?? true { next = hit }
      }
      guard let next else { return nil }
      position = next.end
    }
    return position
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

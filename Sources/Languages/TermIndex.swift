/// All terms of a vocabulary, found in a text at once.
///
/// A text is walked once, however many terms there are; looking for one after the other took four
/// fifths of the time of a verdict.
final class TermIndex: Sendable {
  /// A term and where it first stands: a range of words, or of letters for a run.
  struct Found: Sendable, Hashable {
    var term: Int
    var range: Range<Int>
  }

  private struct Step: Sendable {
    var atom: Int32
    var gap: Int32
  }

  /// A term after its first piece: which steps follow, as a range of the half's steps.
  private struct Start: Sendable {
    var term: Int32
    var first: Int32
    var end: Int32
  }

  /// A piece met in a text.
  private struct Hit {
    var atom: Int32
    var start: Int32
    var end: Int32
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
    var lengths: [Int32]
    /// The terms that begin with each piece, side by side, and where each piece's begin.
    var starts: [Start]
    var places: [Int32]
    var steps: [Step]
    var isEmpty: Bool { lengths.count <= 1 }

    init(_ pieces: TermPieces, _ terms: [(offset: Int, element: Term)]) {
      atStart = ByteTrie(pieces.atStart)
      anywhere = ByteTrie(pieces.anywhere)
      lengths = pieces.lengths
      var starting: [[Start]] = Array(repeating: [], count: pieces.lengths.count)
      steps = []
      for (index, term) in terms {
        let atoms = term.parts.map { Step(atom: pieces.atom(of: $0.piece), gap: Int32($0.gap)) }
        guard let first = atoms.first else { continue }
        let begin = Int32(steps.count)
        steps += atoms.dropFirst()
        starting[Int(first.atom)].append(
          Start(term: Int32(index), first: begin, end: Int32(steps.count)))
      }
      starts = []
      places = [0]
      for group in starting {
        starts += group
        places.append(Int32(starts.count))
      }
    }
  }

  /// Takes terms; they are reported by their place in the array.
  init(_ terms: [Term]) {
    words = Self.half(terms.enumerated().filter { !$0.element.isRun })
    runs = Self.half(terms.enumerated().filter { $0.element.isRun })
  }

  private static func half(_ terms: [(offset: Int, element: Term)]) -> Half {
    Half(TermPieces(terms.map(\.element)), terms)
  }

  /// The terms that a text has, in the order of their numbers.
  func find(in text: TermText) -> [Found] {
    guard !text.words.isEmpty else { return [] }
    var found: [Found] = []
    if !words.isEmpty { Self.collect(Self.hits(words, in: text), words, &found) }
    if !runs.isEmpty { Self.collect(Self.hits(runs, in: TermRun(text)), runs, &found) }
    if found.count > 1 { found.sort { $0.term < $1.term } }
    return found
  }

  private static func hits(_ half: Half, in text: TermText) -> [Hit] {
    var hits: [Hit] = []
    half.atStart.withWalker { atStart in
      half.anywhere.withWalker { anywhere in
        half.lengths.withUnsafeBufferPointer { lengths in
          text.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<text.words.count {
              let word = text.words[index]
              func report(_ atom: Int, _ end: Int) {
                hits.append(
                  Hit(atom: Int32(atom), start: Int32(index), end: Int32(index) + lengths[atom]))
              }
              atStart.find(bytes, at: word.lowerBound, report)
              for start in word { anywhere.find(bytes, at: start, report) }
              if isNumber(bytes, word) { report(TermPieces.number, word.upperBound) }
            }
          }
        }
      }
    }
    return hits
  }

  private static func hits(_ half: Half, in run: TermRun) -> [Hit] {
    var hits: [Hit] = []
    half.atStart.withWalker { atStart in
      run.bytes.withUnsafeBufferPointer { bytes in
        for index in 0..<run.count {
          let start = run.letters[index]
          atStart.find(bytes, at: start) { atom, end in
            hits.append(Hit(atom: Int32(atom), start: Int32(index), end: run.numbers[end]))
          }
          guard isDigit(bytes[start]) else { continue }
          var end = start
          while end < bytes.count, isDigit(bytes[end]) { end += 1 }
          hits.append(
            Hit(atom: Int32(TermPieces.number), start: Int32(index), end: run.numbers[end]))
        }
      }
    }
    return hits
  }

  private static func collect(_ hits: [Hit], _ half: Half, _ found: inout [Found]) {
    guard !hits.isEmpty else { return }
    for hit in hits {
      for place in half.places[Int(hit.atom)]..<half.places[Int(hit.atom) + 1] {
        let start = half.starts[Int(place)]
        let term = Int(start.term)
        guard !found.contains(where: { $0.term == term }),
          let end = end(of: half.steps[Int(start.first)..<Int(start.end)], after: hit.end, hits)
        else { continue }
        found.append(Found(term: term, range: Int(hit.start)..<Int(end)))
      }
    }
  }

  /// Where the rest of a term ends; a gap takes as little as it can.
  private static func end(of rest: ArraySlice<Step>, after position: Int32, _ hits: [Hit]) -> Int32?
  {
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

  @inline(__always)
  private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    isDigit(bytes[word.lowerBound]) && word.allSatisfy { isDigit(bytes[$0]) }
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// The known word nearest to what was written.
package enum Suggestion {
  /// The nearest word at most two slips away (one for words of up to three letters), or `nil`.
  package static func nearest(to written: String, among known: some Sequence<String>) -> String? {
    let word = written.lowercased()
    let allowed = word.count <= 3 ? 1 : 2
    return known.map { (distance: distance(word, $0.lowercased()), word: $0) }
      .filter { $0.distance <= allowed }
      .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }

  /// Levenshtein's distance of two words, cut to 48 letters.
  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.prefix(48))
    let right = Array(right.prefix(48))
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (other, candidate) in right.enumerated() {
        let replaced = diagonal + (letter == candidate ? 0 : 1)
        diagonal = row[other + 1]
        row[other + 1] = min(replaced, row[other] + 1, row[other + 1] + 1)
      }
    }
    return row[right.count]
  }
}

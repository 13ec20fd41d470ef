import Foundation

/// How likely each language of a script is for one text.
struct LanguageScores: Sendable {
  /// The most languages that one script can have.
  static let capacity = 32

  let languages: [Language]
  private var logProbabilities = InlineArray<32, Double>(repeating: -.infinity)
  /// The place of the likeliest.
  private(set) var best = 0

  init(languages: [Language], sums: InlineArray<32, Int32>, factor: Double) {
    self.languages = languages
    for index in languages.indices where sums[index] > sums[best] { best = index }
    var total = 0.0
    for index in languages.indices {
      logProbabilities[index] = Double(sums[index] - sums[best]) * factor
      // What is smaller does not change a sum of one and more.
      if logProbabilities[index] > -60 { total += exp(logProbabilities[index]) }
    }
    let log = Foundation.log(total)
    for index in languages.indices { logProbabilities[index] -= log }
  }

  var guess: LanguageModel.Guess {
    LanguageModel.Guess(language: languages[best], logProbability: logProbabilities[best])
  }

  /// All languages, the likeliest first.
  func ranked() -> [LanguageModel.Guess] {
    languages.indices
      .map { LanguageModel.Guess(language: languages[$0], logProbability: logProbabilities[$0]) }
      .sorted { $0.logProbability > $1.logProbability }
  }

  /// log P(wanted) − log P(best other), and which other that is; nil where none is wanted.
  ///
  /// - Parameter wanted: the languages that count as one, by place, as bits.
  /// - Returns: the odds and the place of the other.
  func odds(of wanted: UInt32) -> (ratio: Double, other: Int?)? {
    guard wanted != 0 else { return nil }
    // A subscript of the member would copy all of it.
    let values = logProbabilities.span
    var own = 0.0
    var other = -1
    for index in 0..<languages.count {
      if wanted & (1 << UInt32(index)) != 0 {
        own += exp(values[index])
      } else if other < 0 || values[index] > values[other] {
        other = index
      }
    }
    guard other >= 0 else { return (20, nil) }
    let ratio = Foundation.log(max(own, .leastNormalMagnitude)) - values[other]
    return (ratio, other)
  }
}

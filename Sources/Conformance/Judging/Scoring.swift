package import Evidence

/// Scores of the dimensions, in whole numbers throughout.
///
/// A weighted mean over rules with an outcome: pass 1, warn ½, fail 0. What does not apply has no
/// weight; what could not be told lowers coverage and widens the range, not the score.
package enum Scoring {
  /// One score a dimension, in the order in which dimensions are declared.
  package static func scores(of findings: [Finding]) -> [DimensionScore] {
    Dimension.allCases.map { dimension in
      score(dimension, of: findings.filter { $0.dimension == dimension })
    }
  }

  private static func score(_ dimension: Dimension, of findings: [Finding]) -> DimensionScore {
    /// Twice the points, so that half a point is a whole number.
    var points = 0
    var judged = 0
    var open = 0
    for finding in findings {
      let weight = finding.severity.weight
      switch finding.outcome {
      case .pass: (points, judged) = (points + 2 * weight, judged + weight)
      case .warn: (points, judged) = (points + weight, judged + weight)
      case .fail: judged += weight
      case .cantTell: open += weight
      case .notApplicable: break
      }
    }
    let all = judged + open
    return DimensionScore(
      dimension: dimension, score: percent(points, of: 2 * judged),
      coverage: percent(judged, of: all), lowest: percent(points, of: 2 * all),
      highest: percent(points + 2 * open, of: 2 * all))
  }

  /// A share in percent, halves rounded up; nil of nothing.
  private static func percent(_ part: Int, of whole: Int) -> Int? {
    whole == 0 ? nil : (200 * part + whole) / (2 * whole)
  }
}

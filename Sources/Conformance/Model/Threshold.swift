import Evidence

/// A number on which a rule turns, and which a norm may replace.
///
/// All are integers: shares are percentages.
package struct Threshold: Sendable, Hashable {
  /// Unique within its rule; the key that profiles use.
  package let name: String
  /// The value where no norm says otherwise.
  package let standard: Int
  /// One sentence: what the number bounds.
  package let about: String

  package init(_ name: String, _ standard: Int, _ about: String) {
    self.name = name
    self.standard = standard
    self.about = about
  }
}

/// The numbers that one evaluation uses: the standard ones, less what a norm replaces.
package struct Thresholds: Sendable, Hashable {
  private let overrides: [String: Int]

  package init(overrides: [String: Int] = [:]) {
    self.overrides = overrides
  }

  /// The number in force for a threshold.
  package subscript(_ threshold: Threshold) -> Int {
    overrides[threshold.name] ?? threshold.standard
  }
}

/// The two bounds of a count that is the better the smaller it is.
struct Band {
  /// The largest count that passes.
  var pass: Int
  /// The largest count that only warns; equal to `pass` where nothing lies between.
  var warn: Int

  func outcome(of count: Int) -> Outcome {
    if count <= pass { return .pass }
    return count <= warn ? .warn : .fail
  }
}

import Evidence

/// How measured sizes and colours are held against bounds, and how they are told: rounded, so that a
/// page whose layout moves by a pixel says the same.
enum Measures {
  /// Large letters may be paler by this share: 3 to 1 in place of 4.5 to 1 (WCAG 2.2, 1.4.3).
  private static let largeLetters = (share: 2, of: 3)

  /// A contrast in tenths, the only part that is told.
  static func tenths(_ hundredths: Int) -> Int { hundredths / 10 }

  /// `4.5 : 1`.
  static func ratio(tenths: Int) -> String { "\(tenths / 10).\(tenths % 10) : 1" }

  /// Whether letters are paler than a bound for letters of usual size, in tenths; nil where unknown.
  static func isPale(_ shown: ShownControl, below bound: Int) -> Bool? {
    guard let contrast = shown.contrast else { return nil }
    let least = shown.isLargeText ? bound * largeLetters.share / largeLetters.of : bound
    return tenths(contrast) < least
  }

  /// A letter's size in whole pixels.
  static func pixels(_ tenths: Int) -> Int { (tenths + 5) / 10 }
}

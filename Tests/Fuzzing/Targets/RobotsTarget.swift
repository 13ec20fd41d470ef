@testable import Gathering

/// A robots.txt, asked about the path in the first line.
enum RobotsTarget {
  static func read(_ bytes: [UInt8]) throws(Violation) {
    let (first, text) = Halves.of(bytes)
    let rules = RobotsRules(text: text, product: "exitway")
    _ = rules.allows("/" + String(decoding: first, as: UTF8.self))
    let delay = rules.crawlDelay ?? 0
    try Violation.unless((0...100_000).contains(delay), "a delay of \(delay) s is above the cap")
    if rules.isEmpty {
      try Violation.unless(rules.allows("/account"), "without rules everything is allowed")
    }
  }
}

/// Parts of a page that are others in every rendering, as on sites that count, advertise and log.
struct RestlessParts {
  let words: DemoWords
  let language: String
  /// A new value for every rendering.
  let token: String
  /// Renderings of the page so far.
  let visit: Int

  private static let offers = 12
  private static let linesOfLog = 5

  /// Two offers that none of the next five renderings has: what the demo shows must not hang on luck,
  /// a repeated request included.
  private var chosen: [Int] {
    (0..<2).map { (visit * 2 + $0) % Self.offers + 1 }
  }

  /// What stands before the main content: a counter and two of twelve offers.
  var top: String {
    let offers = chosen.map { number in
      "<div class=\"offer\" id=\"offer-0-\(token.prefix(9))-\(number)\"><a href=\"/product/\(number)?from=\(token.suffix(6))\">"
        + "\(words.product(number, language))</a></div>"
    }
    let viewers = words["viewers", language].replacing("{n}", with: "\(100 + visit * 7 % 900)")
    return """
      <p class="viewers">\(viewers)</p>
      <div class="offers">\(offers.joined())</div>
      """
  }

  /// What stands behind it: the last visits, the newest first.
  var bottom: String {
    let lines = (0..<Self.linesOfLog).map { back in
      "<li>\(words["log-line", language].replacing("{n}", with: "\(visit + 90 - back)"))</li>"
    }
    return "<ol class=\"visits\" id=\"v-0-1-\(token.prefix(9))\">\(lines.joined())</ol>"
  }
}

import Evidence

/// Runs of one case as a small drawing: a mark for each, the newest last, and above them a line of
/// the steps that the way out took.
///
/// Every outcome has a shape of its own; colour only repeats it.
struct HTMLSparkline {
  /// More would be too small to tell apart on a phone.
  static let mostRuns = 30

  /// No way out has more; a number of a damaged history must not overflow.
  private static let mostSteps = 10_000
  private static let pitch = 12
  private static let lineTop = 4
  private static let lineHeight = 18
  private static let markCentre = 32
  private static let height = 40

  /// The runs that are drawn, oldest first.
  let points: [CaseTrend.Point]
  /// Runs for which there is room.
  private let room: Int

  /// Takes the newest runs, `most` of them.
  init(_ points: some Collection<CaseTrend.Point>, most room: Int = mostRuns) {
    self.points = Array(points.suffix(room))
    self.room = room
  }

  /// The drawing; it says in words what it shows.
  ///
  /// - Parameters:
  ///   - most: the steps at the line's upper end, where several drawings are compared.
  ///   - label: the words; in English where none are given.
  /// - Returns: an `svg` of fixed size, which its place may make smaller.
  func svg(most: Int? = nil, label: String? = nil) -> HTMLText {
    let most = min(max(1, most ?? points.compactMap(\.total).max() ?? 1), Self.mostSteps)
    // An empty place for each run that is missing keeps marks below each other between cases.
    let width = room * Self.pitch
    let marks = Outcome.allCases.compactMap(marks)
    return .element(
      "svg",
      [
        .other("viewBox", "0 0 \(width) \(Self.height)"), .other("width", "\(width)"),
        .other("height", "\(Self.height)"), .other("role", "img"), .named("trend"),
        .other("aria-label", label ?? words),
      ], [line(most)].compactMap(\.self) + marks)
  }

  /// `12 runs, the newest last: 10 pass, 2 fail; 5 to 7 steps`.
  var words: String {
    let runs = points.count == 1 ? "1 run" : "\(points.count) runs, the newest last"
    let counts = Outcome.allCases.compactMap { outcome in
      let count = points.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(count) \(outcome.word)"
    }
    return "\(runs): \(counts.joined(separator: ", "))" + (steps.map { "; \($0)" } ?? "")
  }

  /// `7 steps` or `5 to 7 steps`; nil where the way out was never walked.
  var steps: String? {
    let totals = points.compactMap(\.total)
    guard let least = totals.min(), let most = totals.max() else { return nil }
    let steps = most == 1 ? "step" : "steps"
    return least == most ? "\(most) \(steps)" : "\(least) to \(most) \(steps)"
  }

  /// One path for all marks of an outcome.
  private func marks(_ outcome: Outcome) -> HTMLText? {
    let marks = points.indices.filter { points[$0].outcome == outcome }.map {
      Self.shape(outcome, x: centre($0), y: Self.markCentre)
    }
    guard !marks.isEmpty else { return nil }
    return .element("path", [.named(outcome.rawValue), .other("d", marks.joined())])
  }

  /// Runs stand at the right end, so that the newest of all cases are below each other.
  private func centre(_ index: Int) -> Int {
    (room - points.count + index) * Self.pitch + Self.pitch / 2
  }

  /// A dot, a triangle, a cross, a hollow diamond, a dash.
  static func shape(_ outcome: Outcome, x: Int, y: Int) -> String {
    switch outcome {
    case .pass: "M\(x - 3) \(y)a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"
    case .warn: "M\(x) \(y - 4)l4 7h-8z"
    case .fail: "M\(x - 3) \(y - 3)l6 6m0 -6l-6 6"
    case .cantTell: "M\(x) \(y - 4)l4 4l-4 4l-4 -4z"
    case .notApplicable: "M\(x - 3) \(y)h6"
    }
  }

  /// The steps, from none at the bottom; it breaks where the way out was not walked.
  private func line(_ most: Int) -> HTMLText? {
    var path = ""
    var isDrawing = false
    for (index, point) in points.enumerated() {
      guard let total = point.total else {
        isDrawing = false
        continue
      }
      let steps = min(max(0, total), most)
      let y = Self.lineTop + Self.lineHeight - Self.lineHeight * steps / most
      // The short dash shows a run whose neighbours were not walked.
      path += isDrawing ? "L\(centre(index)) \(y)" : "M\(centre(index) - 2) \(y)h4"
      isDrawing = true
    }
    return path.isEmpty ? nil : .element("path", [.named("steps"), .other("d", path)])
  }
}

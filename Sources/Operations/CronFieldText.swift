extension CronField: CustomStringConvertible {
  /// The shortest usual form; reading it again gives an equal field.
  var description: String {
    let values = values
    if values.count == kind.range.count { return starts ? "*" : Self.list(values) }
    guard starts, let step = starStep(values) else { return Self.list(values) }
    let rest = values.filter { ($0 - kind.range.lowerBound) % step != 0 }
    return rest.isEmpty ? "*/\(step)" : "*/\(step)," + Self.list(rest)
  }

  /// May be written with a star: where a star changes the meaning, only if it was there.
  private var starts: Bool { isStar || (kind != .day && kind != .weekday) }

  /// The smallest step of which every number is in the set; a plain list must be it alone.
  private func starStep(_ values: [Int]) -> Int? {
    let found = (2..<kind.range.count).first { step in
      stride(from: kind.range.lowerBound, through: kind.range.upperBound, by: step)
        .allSatisfy(contains)
    }
    guard let found, !isStar else { return found }
    let size = (kind.range.count + found - 1) / found
    return values.count == size && size > 2 ? found : nil
  }

  /// Numbers as a list in which three or more in a row are a range.
  private static func list(_ values: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for value in values {
      if let last = runs.last, last.upperBound + 1 == value {
        runs[runs.count - 1] = last.lowerBound...value
      } else {
        runs.append(value...value)
      }
    }
    return runs.map { run in
      run.count > 2
        ? "\(run.lowerBound)-\(run.upperBound)" : run.map(String.init).joined(separator: ",")
    }.joined(separator: ",")
  }
}

/// One of the five fields of a cron line: a set of small numbers.
struct CronField: Sendable, Hashable {
  /// Which field it is, with what POSIX allows in it.
  enum Kind: String, Sendable, Hashable {
    case minute, hour, day, month, weekday

    /// The numbers of a star; a weekday may also be written 7, which is Sunday.
    var range: ClosedRange<Int> {
      switch self {
      case .minute: 0...59
      case .hour: 0...23
      case .day: 1...31
      case .month: 1...12
      case .weekday: 0...6
      }
    }

    var names: [String] {
      switch self {
      case .month:
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
      case .weekday: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
      default: []
      }
    }

    /// The largest number that may be written.
    var highest: Int { self == .weekday ? 7 : range.upperBound }
  }

  /// What is wrong with a field; the schedule adds its whole text.
  struct Problem: Error, Sendable, Hashable {
    var detail: String
    var hint: String
  }

  let kind: Kind
  /// Bit n is set where the field matches n.
  private(set) var bits: UInt64 = 0
  /// Written with a leading star, which vixie cron takes as “not restricted”, `*/2` included.
  ///
  /// It has a meaning for days and weekdays only and is false for all other fields.
  let isStar: Bool

  /// Reads a comma list of numbers, names, ranges and stars, the last two with an optional step.
  init(_ text: Substring, _ kind: Kind) throws(Problem) {
    self.kind = kind
    isStar = text.hasPrefix("*") && (kind == .day || kind == .weekday)
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      try add(item)
    }
  }

  /// Whether the field matches a number.
  func contains(_ number: Int) -> Bool {
    number >= 0 && number < 64 && bits & (1 << UInt64(number)) != 0
  }

  /// The numbers that match, ascending.
  var values: [Int] { kind.range.filter(contains) }

  private mutating func add(_ item: Substring) throws(Problem) {
    let parts = item.split(separator: "/", omittingEmptySubsequences: false)
    let ends = (parts.first ?? "").split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, ends.count <= 2, let first = ends.first else {
      throw problem(item, "Write a number, a list, a range such as 1-5, or a step such as */2.")
    }
    var bounds = kind.range
    if first != "*" || ends.count == 2 {
      let low = try number(first)
      let high = try ends.count == 2 ? number(ends[1]) : low
      guard low <= high else {
        throw problem(item, "Write the smaller number first; 7 is Sunday too, as in 5-7.")
      }
      guard parts.count == 1 || ends.count == 2 else {
        throw problem(item, "A step needs a star or a range, such as \(low)-\(kind.highest)/2.")
      }
      bounds = low...high
    }
    for number in stride(from: bounds.lowerBound, through: bounds.upperBound, by: try step(parts)) {
      bits |= 1 << UInt64(kind == .weekday ? number % 7 : number)
    }
  }

  private func step(_ parts: [Substring]) throws(Problem) -> Int {
    guard parts.count == 2 else { return 1 }
    let largest = kind.range.count - 1
    guard let step = Self.digits(parts[1]), (1...largest).contains(step) else {
      throw problem(parts[1], "A step of this field is from 1 to \(largest).")
    }
    return step
  }

  private func number(_ text: Substring) throws(Problem) -> Int {
    if let index = kind.names.firstIndex(of: text.uppercased()) {
      return kind.range.lowerBound + index
    }
    let allowed = kind.range.lowerBound...kind.highest
    guard let number = Self.digits(text), allowed.contains(number) else {
      let names = kind.names.first.map { ", or a name such as \($0)" } ?? ""
      throw problem(
        text, "This field takes \(allowed.lowerBound) to \(allowed.upperBound)\(names).")
    }
    return number
  }

  private func problem(_ part: Substring, _ hint: String) -> Problem {
    Problem(detail: "the \(kind.rawValue) field cannot be read at “\(part)”", hint: hint)
  }

  /// One or two ASCII digits; signs and other digits of Unicode are not numbers here.
  private static func digits(_ text: Substring) -> Int? {
    guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text)
  }
}

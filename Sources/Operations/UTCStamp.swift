import Foundation

/// Moments as `2026-03-08T07:00:00Z`, the only form in the state file and in hashes.
enum UTCStamp {
  /// Years 1 to 9999, in seconds since 1970: what the form can hold.
  static let range = -62_135_596_800...253_402_300_799

  /// Whole seconds since 1970, rounded down; nil outside the years 1 to 9999.
  static func seconds(_ moment: Date) -> Int? {
    let seconds = moment.timeIntervalSince1970.rounded(.down)
    guard seconds >= Double(range.lowerBound), seconds <= Double(range.upperBound) else {
      return nil
    }
    return Int(seconds)
  }

  /// The text of a moment; nil outside the years 1 to 9999.
  static func text(_ moment: Date) -> String? {
    guard let seconds = seconds(moment) else { return nil }
    let (dayNumber, second) = split(seconds)
    let day = CivilDay(number: dayNumber)
    let date = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return "\(date)T\(time.joined(separator: ":"))Z"
  }

  /// The moment of a text in exactly this form; nil for any other.
  static func moment(_ text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 else { return nil }
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + (Int($1) - 48) }
    }
    let day = CivilDay.number(year: number(0..<4), month: number(5..<7), day: number(8..<10))
    let time = number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19)
    let moment = Date(timeIntervalSince1970: Double(day * 86_400 + time))
    // What is not in the calendar, or not in this form, comes back as another text.
    return self.text(moment) == text ? moment : nil
  }

  /// The day's number and the second of the day, for seconds of any zone's wall clock.
  static func split(_ seconds: Int) -> (day: Int, second: Int) {
    let second = (seconds % 86_400 + 86_400) % 86_400
    return ((seconds - second) / 86_400, second)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

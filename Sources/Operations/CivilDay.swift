/// A day of the Gregorian calendar, counted from 1 January 1970 and free of any zone.
///
/// The arithmetic is Howard Hinnant's “chrono-compatible low-level date algorithms”.
struct CivilDay: Sendable, Hashable {
  let number: Int
  let year: Int
  let month: Int
  let day: Int

  /// The day with a number; 0 is 1 January 1970.
  init(number: Int) {
    self.number = number
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The number of a day that is in the calendar.
  static func number(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 0 is Sunday, as in cron.
  var weekday: Int { ((number + 4) % 7 + 7) % 7 }

  /// The number of the first day of the next month.
  var startOfNextMonth: Int {
    month == 12
      ? Self.number(year: year + 1, month: 1, day: 1)
      : Self.number(year: year, month: month + 1, day: 1)
  }
}

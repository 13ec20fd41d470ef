package import Foundation

extension CronSchedule {
  /// Forty years, in days.
  ///
  /// No day of the year waits longer for a weekday: 29 February so long where a year such as 2100 has
  /// none, any other day twelve years.
  private static let horizon = 14_610

  /// The first moment after another at which the schedule runs.
  ///
  /// A time that the clock skips in spring runs at the first moment after the gap; a time that it
  /// shows twice in autumn runs the first time only. Nil outside of the years 1 to
  /// 9999.
  package func next(after: Date) -> Date? {
    guard let start = UTCStamp.seconds(after) else { return nil }
    let clock = ZoneClock(zone: zone)
    let (today, second) = UTCStamp.split(start + clock.offset(at: start))
    var number = today
    while number <= today + Self.horizon {
      let day = CivilDay(number: number)
      guard months.contains(day.month) else {
        number = day.startOfNextMonth
        continue
      }
      if matches(day),
        let moment = first(on: number, past: number == today ? second / 60 : -1, clock, start)
      {
        return Date(timeIntervalSince1970: Double(moment))
      }
      number += 1
    }
    return nil
  }

  /// The first moment of a local day that is past a minute of that day and after a moment.
  private func first(on day: Int, past: Int, _ clock: ZoneClock, _ start: Int) -> Int? {
    let minutes = minutes.values
    for hour in hours.values where hour * 60 + 59 > past {
      for minute in minutes where hour * 60 + minute > past {
        let moment = clock.moment(wall: day * 86_400 + (hour * 60 + minute) * 60)
        // A wall time that is shown for the second time has had its moment before.
        if moment > start { return moment }
      }
    }
    return nil
  }

  /// The moment with the delay that a name has on it, from 0 to the jitter.
  ///
  /// The delay hangs on the name and the moment alone, so that every process and every machine
  /// finds the same one; without a jitter the moment is returned as it is.
  package func jittered(_ moment: Date, for name: String) -> Date {
    guard let spread, let stamp = UTCStamp.text(moment) else { return moment }
    return moment.addingTimeInterval(Double(spread.delay(for: name + stamp)))
  }

  /// The most that ``jittered(_:for:)`` adds, in seconds; 0 without a jitter.
  package var jitter: Int { spread?.seconds ?? 0 }
}

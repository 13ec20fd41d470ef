package import Foundation

/// When a scenario is to run: five cron fields or a macro, with a zone and a jitter.
///
/// `TZ=Asia/Seoul 30 3 * * MON-FRI ~15m`. As in vixie cron, a run needs the day and the weekday to
/// match; where neither is written with a star, one of the two is enough.
package struct CronSchedule: Sendable, Hashable, CustomStringConvertible {
  /// The longest text that is read, in bytes of UTF-8.
  package static let longest = 200

  let minutes: CronField
  let hours: CronField
  let days: CronField
  let months: CronField
  let weekdays: CronField
  /// The zone of the fields; UTC where none is written.
  package let zone: TimeZone
  let spread: CronJitter?

  private static let macros = [
    "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0", "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
  ]

  /// Reads the text of a `schedule:` key, which may be hostile.
  ///
  /// - Throws: ``OperationsError`` with the part that cannot be used.
  package init(_ text: String) throws(OperationsError) {
    func unreadable(_ detail: String, _ hint: String) -> OperationsError {
      OperationsError(.unreadable, schedule: text, detail: detail, hint: hint)
    }
    guard text.utf8.count <= Self.longest else {
      throw unreadable(
        "it is longer than \(Self.longest) bytes", "Use ranges and steps instead of long lists.")
    }
    guard text.utf8.allSatisfy({ (32...126).contains($0) || $0 == 9 }) else {
      throw unreadable("it has characters that are not plain ASCII", "Write it on one line.")
    }
    var words = text.split { $0 == " " || $0 == "\t" }
    zone = try Self.takeZone(from: &words, of: text)
    let parts = words.joined(separator: " ").split(
      separator: "~", omittingEmptySubsequences: false)
    spread = parts.count == 2 ? CronJitter(parts[1]) : nil
    guard parts.count < 2 || spread != nil else {
      throw unreadable(
        "the jitter cannot be read", "End with one jitter of at most 24 hours: ~90s, ~15m or ~2h.")
    }
    var fields = (parts.first ?? "").split(separator: " ")
    if fields.count == 1, let line = Self.macros[fields[0].lowercased()] {
      fields = line.split(separator: " ")
    }
    guard fields.count == 5 else {
      throw unreadable(
        "there are not five fields",
        "Write “minute hour day month weekday”, or @hourly, @daily, @weekly, @monthly or @yearly.")
    }
    do {
      minutes = try CronField(fields[0], .minute)
      hours = try CronField(fields[1], .hour)
      days = try CronField(fields[2], .day)
      months = try CronField(fields[3], .month)
      weekdays = try CronField(fields[4], .weekday)
    } catch {
      throw unreadable(error.detail, error.hint)
    }
    guard canRun else {
      throw OperationsError(
        .neverRuns, schedule: text, detail: "none of these months has such a day")
    }
  }

  /// The same schedule in one form: numbers for names and macros, UTC left out.
  package var description: String {
    let prefix = zone == .gmt ? [] : ["TZ=\(zoneName)"]
    return (prefix + [line] + (spread.map { [$0.description] } ?? [])).joined(separator: " ")
  }

  /// The zone as the IANA list has it.
  var zoneName: String { zone == .gmt ? "Etc/UTC" : zone.identifier }

  /// The five fields alone, as a crontab takes them.
  var line: String {
    [minutes, hours, days, months, weekdays].map(\.description).joined(separator: " ")
  }

  /// The day's rule of vixie cron.
  func matches(_ day: CivilDay) -> Bool {
    let (inDays, inWeek) = (days.contains(day.day), weekdays.contains(day.weekday))
    return days.isStar || weekdays.isStar ? inDays && inWeek : inDays || inWeek
  }

  private var canRun: Bool {
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return !(days.isStar || weekdays.isStar)
      || months.values.contains { month in
        days.values.contains { $0 <= lengths[month - 1] }
      }
  }

  private static func takeZone(from words: inout [Substring], of text: String)
    throws(OperationsError) -> TimeZone
  {
    guard let first = words.first, first.hasPrefix("TZ=") || first.hasPrefix("CRON_TZ=") else {
      return .gmt
    }
    words.removeFirst()
    let name = first.split(separator: "=", maxSplits: 1).dropFirst().first ?? ""
    guard let zone = ZoneClock.zone(String(name)) else {
      throw OperationsError(
        .unknownZone, schedule: text, detail: "there is no zone “\(name)”")
    }
    return zone
  }
}

import Foundation
import Testing

@testable import Operations

struct CronScheduleTests {
  @Test(arguments: [
    ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"),
    ("@weekly", "0 0 * * 0"), ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"),
    ("@annually ~2h", "0 0 1 1 * ~2h"), ("@Daily", "0 0 * * *"),
    ("  5\t4  *  * 7 ", "5 4 * * 0"),
    ("0,15,30,45 * * * *", "*/15 * * * *"), ("0,7,15,30,45 * * * *", "0,7,15,30,45 * * * *"),
    ("1-7/2 2 3,4,5 jan,MAR Mon-Fri", "1,3,5,7 2 3-5 1,3 1-5"),
    ("0 0 * * 5-7", "0 0 * * 0,5,6"), ("0 0 * * 0-7", "0 0 * * 0-6"),
    ("0 0 */2 * MON", "0 0 */2 * 1"), ("0 0 */10,5 * *", "0 0 */10,5 * *"),
    ("0 0 1-31/2 * MON", "0 0 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * 1"),
    ("TZ=Asia/Seoul 30 3 * * *~15m", "TZ=Asia/Seoul 30 3 * * * ~15m"),
    ("CRON_TZ=America/New_York @daily ~90s", "TZ=America/New_York 0 0 * * * ~90s"),
    ("TZ=UTC @daily ~3600s", "0 0 * * * ~1h"), ("TZ=Etc/UTC @daily ~24h", "0 0 * * * ~24h"),
  ])
  func `A schedule has one normal form that reads as itself`(text: String, normal: String) throws {
    let schedule = try CronSchedule(text)
    #expect(schedule.description == normal)
    #expect(try CronSchedule(normal) == schedule)
  }

  @Test(arguments: [
    "", " ", "TZ=UTC", "* * * *", "* * * * * *", "@reboot", "@every 5m", "@", "60 * * * *",
    "* 24 * * *", "* * 0 * *", "* * 32 * *", "* * * 0 *", "* * * 13 *", "* * * * 8", "-1 * * * *",
    "+1 * * * *", "٣ * * * *", "1- * * * *", "1-2-3 * * * *", "5-1 * * * *", "*/0 * * * *",
    "*/60 * * * *", "*/ * * * *", "5/15 * * * *", "*/2/3 * * * *", "1,,2 * * * *", ", * * * *",
    "*-5 * * * *", "1-* * * * *", "MON * * * *", "* * * FOO *", "* * * * SAT-SUN", "* * L * *",
    "* * * * 1#2", "? * * * *", "001 * * * *", "0~30 * * * *", "@daily ~", "@daily ~15",
    "@daily ~0m", "@daily ~25h", "@daily ~86401s", "@daily ~-5m", "@daily ~1d", "@daily ~5m ~5m",
    "@daily ~999999999999999999999h", "@daily\n", "@daily\0", "@dаily", "** * * * *",
  ])
  func `What is not a schedule is unreadable`(text: String) {
    let error = #expect(throws: OperationsError.self) { try CronSchedule(text) }
    #expect(error?.code == .unreadable)
    #expect(error?.hint.isEmpty == false)
  }

  @Test func `A text of more than 200 bytes is not read`() throws {
    let tail = " 0 * * *"
    let list = Array(repeating: "10", count: 64).joined(separator: ",")
    let longest = list + String(repeating: " ", count: 200 - list.utf8.count - 8) + tail
    #expect(longest.utf8.count == 200)
    #expect(try CronSchedule(longest).description == "10 0 * * *")
    let error = #expect(throws: OperationsError.self) { try CronSchedule(longest + " ") }
    #expect(error?.code == .unreadable)
    guard case .schedule(let shown) = error?.place else {
      Issue.record("the place is the schedule's text")
      return
    }
    #expect(shown.count <= 61)
  }

  @Test(arguments: [
    "TZ= @daily", "TZ=Mars/Base @daily", "TZ=../../etc/passwd @daily", "TZ=/etc/localtime @daily",
    "TZ=asia/seoul @daily", "TZ=GMT+9 @daily", "TZ=KST @daily", "CRON_TZ=: @daily",
    "TZ=Asia//Seoul @daily", "TZ=Asia/Seoul/ @daily", "TZ=posix/../Asia/Seoul @daily",
  ])
  func `A zone that is not in the IANA list is unknown`(text: String) {
    let error = #expect(throws: OperationsError.self) { try CronSchedule(text) }
    #expect(error?.code == .unknownZone)
  }

  @Test(arguments: ["Asia/Kolkata", "Europe/Kyiv", "America/Argentina/Buenos_Aires"])
  func `A zone of the IANA list is known by the name in use`(name: String) throws {
    let schedule = try CronSchedule("TZ=\(name) @daily")
    #expect(schedule.zone.identifier == name)
    #expect(schedule.description == "TZ=\(name) 0 0 * * *")
  }

  @Test(arguments: ["0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 30-31 FEB *", "0 0 31 2 */2"])
  func `A day that no month has never runs`(text: String) {
    let error = #expect(throws: OperationsError.self) { try CronSchedule(text) }
    #expect(error?.code == .neverRuns)
  }

  @Test func `A weekday beside an impossible day still runs`() throws {
    #expect(
      try moments("0 0 30 2 MON", after: "2026-02-01T00:00:00Z", count: 2)
        == ["2026-02-02T00:00:00Z", "2026-02-09T00:00:00Z"])
  }

  @Test func `An error is one line that names code, text, part and hint`() {
    let error = #expect(throws: OperationsError.self) { try CronSchedule("61 * * * *") }
    #expect(
      error?.description
        == "unreadable: schedule “61 * * * *”: the minute field cannot be read at “61”. "
        + "This field takes 0 to 59.")
    let hostile = #expect(throws: OperationsError.self) { try CronSchedule("a\u{1B}[2J\n\u{202E}") }
    #expect(hostile?.description.unicodeScalars.contains { $0.value < 32 } == false)
    #expect(hostile?.description.unicodeScalars.contains("\u{202E}") == false)
  }
}

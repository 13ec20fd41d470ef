import Foundation

@testable import Operations

/// A schedule is refused with a hint, or has one normal form and a next moment.
enum CronTarget {
  private static let start = Date(timeIntervalSince1970: 1_790_000_000)

  static func read(_ bytes: [UInt8]) throws(Violation) {
    let schedule: CronSchedule
    do throws(OperationsError) {
      schedule = try CronSchedule(String(decoding: bytes, as: UTF8.self))
    } catch {
      return try Violation.unless(!error.hint.isEmpty, "a refusal says what to do")
    }
    let normal = schedule.description
    try Violation.unless(
      (try? CronSchedule(normal)) == schedule, "\(normal) reads as what it was written from")
    guard let next = schedule.next(after: start) else {
      throw Violation(description: "\(normal) has a next moment")
    }
    try Violation.unless(next > start, "the next moment of \(normal) is later")
    let late = schedule.jittered(next, for: "shop").timeIntervalSince(next)
    try Violation.unless(
      (0...Double(schedule.jitter)).contains(late), "the delay of \(normal) is within its jitter")
  }
}

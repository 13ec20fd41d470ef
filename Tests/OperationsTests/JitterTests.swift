import Foundation
import Testing

@testable import Operations

struct JitterTests {
  @Test func `The hash is FNV-1a with its published values`() {
    #expect(CronJitter.hash("") == 0xcbf2_9ce4_8422_2325)
    #expect(CronJitter.hash("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(CronJitter.hash("foobar") == 0x8594_4171_f739_67e8)
  }

  @Test func `A delay is the same every time and within the jitter`() throws {
    let schedule = try CronSchedule("@daily ~15m")
    let again = try CronSchedule("@daily ~15m")
    var delays: Set<Double> = []
    var day = try moment("2026-01-01T00:00:00Z")
    for _ in 0..<500 {
      let late = schedule.jittered(day, for: "demo/a")
      #expect(late == again.jittered(day, for: "demo/a"))
      let delay = late.timeIntervalSince(day)
      #expect((0...900).contains(delay))
      delays.insert(delay)
      day = day.addingTimeInterval(86_400)
    }
    // Spread, not all in one corner.
    #expect(delays.count > 300)
    #expect((delays.min() ?? 900) < 90)
    #expect((delays.max() ?? 0) > 810)
  }

  @Test func `A delay that was once given is never changed`() throws {
    let day = try moment("2026-01-01T00:00:00Z")
    let late = try CronSchedule("@daily ~15m").jittered(day, for: "demo/a")
    let hash = CronJitter.hash("demo/a2026-01-01T00:00:00Z")
    #expect(late == day.addingTimeInterval(Double(hash % 901)))
    #expect(UTCStamp.text(late) == "2026-01-01T00:02:51Z")
  }

  @Test func `Names differ, and without a jitter nothing moves`() throws {
    let day = try moment("2026-01-01T00:00:00Z")
    let schedule = try CronSchedule("@daily ~24h")
    #expect(schedule.jitter == 86_400)
    #expect(Set((0..<50).map { schedule.jittered(day, for: "demo/\($0)") }).count > 45)
    #expect(try CronSchedule("@daily").jittered(day, for: "demo/a") == day)
    #expect(try CronSchedule("@daily").jitter == 0)
  }
}

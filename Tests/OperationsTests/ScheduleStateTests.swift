import Evidence
import Foundation
import Testing

@testable import Operations

struct ScheduleStateTests {
  @Test func `A state comes back from its file as it was`() throws {
    let scenarios = [try scenario("demo/a", "@daily"), try scenario("demo/b", "@daily")]
    let now = try moment("2026-01-01T00:00:00Z").addingTimeInterval(0.7)
    let state = ScheduleState().seeing(scenarios, at: now)
      .starting("demo/a", at: now.addingTimeInterval(60))
    let bytes = try state.encoded(path: "state")
    #expect(try ScheduleState(bytes, path: "state") == state)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
          "scenarios" : {
            "demo/a" : {
              "firstSeen" : "2026-01-01T00:00:00Z",
              "lastStarted" : "2026-01-01T00:01:00Z"
            },
            "demo/b" : {
              "firstSeen" : "2026-01-01T00:00:00Z"
            }
          },
          "version" : 1
        }

        """)
  }

  @Test(arguments: [
    ("{\"version\":2,\"scenarios\":{}}", EvidenceError.Code.versionTooNew),
    ("", .notJSON), ("[]", .notJSON), ("{\"scenarios\":{}}", .notJSON),
    ("{\"version\":1}", .notJSON),
    ("{\"version\":1,\"scenarios\":{\"a\":{}}}", .notJSON),
    ("{\"version\":1,\"scenarios\":{\"a\":{\"firstSeen\":\"yesterday\"}}}", .notJSON),
    ("{\"version\":1,\"scenarios\":{\"a\":{\"firstSeen\":\"2026-02-30T00:00:00Z\"}}}", .notJSON),
    ("{\"version\":1,\"scenarios\":{\"a\":{\"firstSeen\":7}}}", .notJSON),
  ])
  func `A broken or newer file is refused`(text: String, code: EvidenceError.Code) {
    let error = #expect(throws: EvidenceError.self) {
      try ScheduleState(Array(text.utf8), path: "state")
    }
    #expect(error?.code == code)
  }

  @Test func `Seeing a known scenario again changes nothing`() throws {
    let one = [try scenario("a", "@daily")]
    let state = ScheduleState().seeing(one, at: try moment("2026-01-01T00:00:00Z"))
    #expect(state.seeing(one, at: try moment("2026-01-05T00:00:00Z")) == state)
  }

  @Test(arguments: [
    "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
    "2026-01-01 00:00:00Z", "2026-01-01T00:00:00+", "0000-00-00T00:00:00Z", "ZZZZZZZZZZZZZZZZZZZZ",
    "2026-01-01T00:00:00.5Z",
  ])
  func `A stamp in another form is no moment`(text: String) {
    #expect(UTCStamp.moment(text) == nil)
  }

  @Test func `Stamps agree with Foundation over all years`() throws {
    let style = Date.ISO8601FormatStyle()
    for seconds in stride(from: -12_000_000_000, through: 60_000_000_000, by: 123_456_789) {
      let date = Date(timeIntervalSince1970: Double(seconds))
      let text = try #require(UTCStamp.text(date))
      #expect(text == style.format(date))
      #expect(UTCStamp.moment(text) == date)
    }
  }
}

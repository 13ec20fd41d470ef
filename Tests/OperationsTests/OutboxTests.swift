import Evidence
import Foundation
import Operations
import Testing

/// What is told, when, and that it is told once.
struct OutboxTests {
  private let start = Date(timeIntervalSince1970: 1_795_000_000)

  private func withOutbox(_ body: (Outbox, String) throws -> Void) throws {
    let folder = TestFolder()
    defer { folder.remove() }
    let path = folder.path + "/notifications.sqlite"
    try body(try Outbox(path: path), path)
  }

  /// Enters one run a day; each is `+` for a pass, `-` for a failure, `!` for a site that does not
  /// answer, `?` for a rule that could not be told.
  private func enter(
    _ runs: String, into outbox: Outbox, from day: Int = 1, needed: Int = 2, fetches: Int = 1
  ) throws -> [Announcement?] {
    try runs.enumerated().map { index, mark in
      let report =
        switch mark {
        case "+": report(.pass)
        case "-": report(.fail)
        case "?": report(.cantTell)
        default: report(.cantTell, obstacle: EvidenceFailure(.network, "no answer"), rules: [])
        }
      return try outbox.enter(
        [WatchedReport(report, fetches: fetches)], run: runName(day + index), needed: needed,
        channels: ["hook"], at: start)
    }
  }

  private func words(_ message: Announcement?) -> [String] {
    let told = message.map { $0.events + $0.unstable } ?? []
    return told.flatMap { event in
      event.states.map { "\(event.kind.rawValue) \($0.subject.rawValue) \($0.to) \($0.since)" }
    }
  }

  @Test func `A failure is told once when it starts and once when it ends`() throws {
    try withOutbox { outbox, _ in
      let told = try enter("++---++--", into: outbox).map(words)
      #expect(
        told == [
          [], [], [], ["started R1 failing \(runName(3))"], [], [],
          ["ended R1 not-failing \(runName(6))"], [], ["started R1 failing \(runName(8))"],
        ])
    }
  }

  @Test func `What a case began with is no change, and told once it is certain`() throws {
    try withOutbox { outbox, _ in
      let told = try enter("---++", into: outbox).map(words)
      #expect(
        told == [
          [], ["watch-began R1 failing \(runName(1))"], [], [],
          ["ended R1 not-failing \(runName(4))"],
        ])
    }
  }

  @Test func `What changes back is unstable, and told only beside something else`() throws {
    try withOutbox { outbox, _ in
      let told = try enter("+-+-+--", into: outbox).map(words)
      #expect(told.dropLast() == Array(repeating: [], count: 6)[...])
      #expect(
        told.last == [
          "started R1 failing \(runName(6))", "unstable R1 failing \(runName(2))",
          "unstable R1 failing \(runName(4))",
        ])
      let next = try enter("++", into: outbox, from: 8).map(words)
      #expect(next.last == ["ended R1 not-failing \(runName(8))"])
    }
  }

  @Test func `A site that does not answer is one state, and says nothing of its rules`() throws {
    try withOutbox { outbox, _ in
      let told = try enter("+!!!-+--", into: outbox).map(words)
      #expect(told[2] == ["started  cannot-tell \(runName(2))"])
      #expect(told[5] == ["ended  told \(runName(5))", "unstable R1 failing \(runName(5))"])
      #expect(told[7] == ["started R1 failing \(runName(7))"])
      #expect(try outbox.open().map(\.message.run) == [runName(3), runName(6), runName(8)])
    }
  }

  @Test func `Agreeing fetches of one run count, and one run counts once`() throws {
    try withOutbox { outbox, _ in
      #expect(try enter("+", into: outbox).map(words) == [[]])
      let told = try enter("-", into: outbox, from: 2, fetches: 2).map(words)
      #expect(told == [["started R1 failing \(runName(2))"]])
    }
    try withOutbox { outbox, _ in
      _ = try enter("+-", into: outbox)
      #expect(try enter("-", into: outbox, from: 2).map(words) == [[]])
      #expect(try enter("-", into: outbox, from: 1).map(words) == [[]])
      #expect(try enter("-", into: outbox, from: 3).map(words).last?.count == 1)
    }
  }

  @Test func `A failure that the scenario accepts is no news`() throws {
    try withOutbox { outbox, _ in
      var accepted = report(.fail)
      accepted.findings[0].expectation = .accepted
      for day in 1...3 {
        let told = try outbox.enter(
          [WatchedReport(accepted)], run: runName(day), needed: 1, channels: ["hook"], at: start)
        #expect(told == nil)
      }
    }
  }

  @Test func `A message that was not taken waits longer each time, and is given up at last`() throws
  {
    try withOutbox { outbox, path in
      _ = try enter("+--", into: outbox)
      var now = start
      var waits: [Int] = []
      while let delivery = try outbox.take(
        for: ["hook"], dueBy: now, after: nil, at: now)
      {
        try outbox.settle(delivery, .notTaken("503"), at: now)
        let open = try #require(try outbox.open().first)
        guard open.state == .waiting else { break }
        let due = open.due
        #expect(
          try outbox.take(
            for: ["hook"], dueBy: due - 1, after: nil, at: due) == nil)
        waits.append(Int(due.timeIntervalSince(now)) / 60)
        now = due
      }
      #expect(waits == [1, 5, 15, 60, 240, 720, 1440, 1440, 1440])
      let last = try #require(try Outbox(path: path).open().first)
      #expect(last.state == .failed)
      #expect(last.attempts == 10)
      #expect(last.lastError == "503")
    }
  }

  @Test func `A clock that is set back keeps no message waiting`() throws {
    try withOutbox { outbox, _ in
      _ = try enter("+-", into: outbox, needed: 1)
      let back = start.addingTimeInterval(-365 * 86_400)
      let first = try #require(
        try outbox.take(for: ["hook"], dueBy: back, after: nil, at: back), "it was never tried")
      try outbox.settle(first, .notTaken("503"), at: start)
      try outbox.settle(
        try #require(try outbox.take(for: ["hook"], dueBy: nil, after: nil, at: start)),
        .notTaken("503"), at: start)
      let later = start.addingTimeInterval(-3600)
      let again = try #require(
        try outbox.take(for: ["hook"], dueBy: later, after: nil, at: later))
      try outbox.settle(again, .notTaken("503"), at: later)
      #expect(
        try outbox.take(for: ["hook"], dueBy: later, after: nil, at: later) == nil,
        "and from then on it waits as ever")
    }
  }

  @Test func `One sending tries each message once, wherever the clock is set meanwhile`() throws {
    try withOutbox { outbox, _ in
      _ = try enter("+-+-", into: outbox, needed: 1)
      var (last, now) = (OutboxDelivery?.none, start)
      var tried: [String] = []
      while let delivery = try outbox.take(for: ["hook"], dueBy: nil, after: last, at: now) {
        tried.append(delivery.message.run)
        now -= 3600
        try outbox.settle(delivery, .notTaken("503"), at: now)
        last = delivery
      }
      #expect(tried == [runName(2), runName(3), runName(4)])
      #expect(try outbox.open().map(\.attempts) == [1, 1, 1])
    }
  }

  @Test func `What was sent, or may have been, is never taken again`() throws {
    try withOutbox { outbox, path in
      _ = try enter("+--", into: outbox)
      let take = {
        try Outbox(path: path).take(
          for: ["hook"], dueBy: nil, after: nil, at: start)
      }
      #expect(try take() != nil)
      // The process is killed here; another one finds what it was sending.
      #expect(try take() == nil)
      try outbox.recover()
      #expect(try outbox.open().map(\.state) == [.uncertain])
      #expect(try take() == nil)

      _ = try enter("++", into: outbox, from: 4)
      let second = try #require(try take())
      try outbox.settle(second, .sent, at: start)
      try outbox.recover()
      #expect(try take() == nil)
      #expect(try outbox.messages(to: "hook", last: 5).map(\.run) == [runName(5), runName(3)])
    }
  }

  @Test func `Many that send at once take each message once`() async throws {
    let folder = TestFolder()
    defer { folder.remove() }
    let path = folder.path + "/notifications.sqlite"
    _ = try enter("+-+-+-+-+-+-+-+-+-+-", into: try Outbox(path: path), needed: 1)
    let start = start
    let taken = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask { @concurrent in
          let outbox = try Outbox(path: path)
          var taken: [String] = []
          while let next = try outbox.take(
            for: ["hook"], dueBy: nil, after: nil, at: start)
          {
            taken.append(next.message.run)
            try outbox.settle(next, .sent, at: start)
          }
          return taken
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(taken.sorted() == (2...20).map(runName))
  }

  @Test func `A history is no outbox`() throws {
    try withHistory { _, path in
      #expect(throws: OperationsError.self) { try Outbox(path: path) }
    }
  }
}

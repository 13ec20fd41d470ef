import Foundation
import Synchronization
import TestSupport
import Testing

/// Runs in the middle of which somebody sets the clock.
///
/// The time limit is no measurement: a wait by the time of day would last until that comes again.
@Suite(.timeLimit(.minutes(10)))
struct ClockJumpTests {
  private static let jumps = [-3600, 3600, -400 * 86_400, 400 * 86_400]

  /// A site that is busy for two seconds, does something then, and notes when its account is asked for.
  private func site(
    _ asked: Instants, whenBusy set: @escaping @Sendable () -> Void
  ) throws -> RawServer {
    try RawServer.site { request in
      switch request.path {
      case "/account":
        let count = asked.note()
        // Each run reads the page twice.
        guard count % 3 == 1 else {
          return RawServer.html("<h1>Account</h1><a href=/close>Close account</a>")
        }
        // In the middle of the wait, or it would be one by the new time.
        Thread {
          Thread.sleep(forTimeInterval: 0.7)
          set()
        }.start()
        return RawServer.html("busy", status: "503 Busy", headers: ["Retry-After: 2"])
      case "/close":
        return RawServer.html(
          "<h1>Close</h1><form method=post><button>Delete account</button></form>")
      default:
        return RawServer.html("<h1>Home</h1><a href=/account>Account</a>")
      }
    }
  }

  @Test(arguments: jumps) func `A run goes on as if the clock had not been set`(_ jump: Int)
    async throws
  {
    let clock = try FakeClock()
    let offset = Mutex(0)
    let asked = Instants()
    let server = try site(asked) { clock.set(offset.withLock { $0 }) }
    defer { server.stop() }
    let still = try SiteTool(server)
    #expect(try await still.check().run.status == 1)

    offset.withLock { $0 = jump }
    let tool = try SiteTool(server)
    let run = try await tool.folder.run(
      ["check", "--report", "json=report.json"], environment: clock.environment)
    #expect(run.status == 1, "\(run.complaints)")
    let times = asked.all
    try #require(times.count == 6, "busy once, read twice, in each run")
    #expect(times[4] - times[3] >= .seconds(2), "it waited as it was asked to")
    #expect(try tool.folder.snapshots() == still.folder.snapshots())
    try await tool.folder.expectSound(cases: 1)

    // What comes after it has the new time, be that before or after the run's name.
    let next = try await tool.folder.run(
      ["check"], environment: clock.environment)
    #expect(next.status == 1, "\(next.complaints)")
    #expect(next.complaints.contains("the clock of this machine is before") == (jump < 0))
    #expect(try tool.folder.snapshots() == still.folder.snapshots())
    for name in try tool.folder.runs() {
      #expect(try await tool.folder.run(["verify", name]).status == 0, "\(name)")
      let replay = try await tool.folder.run(["check", "--replay", name])
      #expect(replay.status == 1, "\(replay.complaints)")
    }
    let history = try await tool.folder.run(
      ["history"], environment: clock.environment)
    #expect(history.output.hasPrefix("✗✗  fail"), "\(history.output)")
  }
}

/// Moments that a server notes.
private final class Instants: Sendable {
  private let noted = Mutex<[ContinuousClock.Instant]>([])

  var all: [ContinuousClock.Instant] { noted.withLock { $0 } }

  /// Notes this moment.
  ///
  /// - Returns: the number of moments.
  func note() -> Int {
    noted.withLock {
      $0.append(.now)
      return $0.count
    }
  }
}

/// A time of day that a test sets, for the programs that it starts.
struct FakeClock: Sendable {
  /// A library for `LD_PRELOAD`: what tells the time of day adds the seconds that a file holds, and
  /// every other clock is the kernel's, as where somebody sets the clock.
  ///
  /// libfaketime would move the timers by those other clocks as well, which no setting of a clock does.
  private static let source = """
    #define _GNU_SOURCE
    #include <fcntl.h>
    #include <stdlib.h>
    #include <sys/syscall.h>
    #include <sys/time.h>
    #include <time.h>
    #include <unistd.h>

    static long offset(void) {
      char text[24] = {0};
      int file = open(getenv("TEST_CLOCK"), O_RDONLY | O_CLOEXEC);
      if (file < 0 || read(file, text, sizeof text - 1) < 0) abort();
      close(file);
      return atol(text);
    }
    int clock_gettime(clockid_t clock, struct timespec *now) {
      int result = syscall(SYS_clock_gettime, clock, now);
      if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) now->tv_sec += offset();
      return result;
    }
    int gettimeofday(struct timeval *now, void *zone) {
      struct timespec exact;
      clock_gettime(CLOCK_REALTIME, &exact);
      now->tv_sec = exact.tv_sec;
      now->tv_usec = exact.tv_nsec / 1000;
      return 0;
    }
    time_t time(time_t *now) {
      struct timespec exact;
      clock_gettime(CLOCK_REALTIME, &exact);
      if (now) *now = exact.tv_sec;
      return exact.tv_sec;
    }
    """

  private let folder: TemporaryFolder
  private var file: URL { folder.url.appending(path: "clock") }
  private var library: URL { folder.url.appending(path: "clock.so") }

  /// A clock that goes right.
  init() throws {
    folder = try TemporaryFolder()
    try Data("0".utf8).write(to: file)
    let code = folder.url.appending(path: "clock.c")
    try Data(Self.source.utf8).write(to: code)
    // It is part of the Swift toolchain.
    try Child.run(
      "/usr/bin/env", ["clang", "-shared", "-fPIC", "-o", library.path(), code.path()])
  }

  /// Variables of a program that shall have this time.
  var environment: [String: String] {
    ["LD_PRELOAD": library.path(), "TEST_CLOCK": file.path()]
  }

  /// Sets it, by seconds from the true time.
  func set(_ offset: Int) {
    do {
      try Data("\(offset)".utf8).write(to: file, options: .atomic)
    } catch {
      Issue.record(error)
    }
  }
}

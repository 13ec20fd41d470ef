import Evidence
import Foundation

/// What a run needs of the machine: a folder to write to, room, descriptors, a clock.
struct DoctorMachine {
  let environment: [String: String]
  let now: Date

  /// What a run of a hundred cases may leave behind.
  private static let roomForRuns = 500 << 20
  /// Below this not even one case is sure to be kept.
  private static let leastRoom = 20 << 20
  /// A transfer takes up to six descriptors, and eight cases go side by side.
  private static let descriptorsForRuns = 256

  var checks: [DoctorCheck] {
    [writing, room, descriptors, clock, timeZones, home, locale]
  }

  private var writing: DoctorCheck {
    let folder = ".exitway"
    do throws(EvidenceError) {
      try AtomicFile.makeFolder(folder + "/runs", mode: 0o700)
      let probe = "\(folder)/runs/.doctor-\(getpid())"
      _ = try AtomicFile.write([], to: probe)
      try AtomicFile.remove(probe)
      return .ok("write access", "run records can be written in \(folder)")
    } catch {
      return .failure(
        "write access", "\(error)", "run it in a folder of your own, or name one: check --output")
    }
  }

  private var room: DoctorCheck {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: ".")
    guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue else {
      return .warning("disk", "the room that is left could not be told", "see df .")
    }
    let detail = "\(free >> 20) MB are free here"
    let hint = "make room, or use another folder: check --output"
    if free < Self.leastRoom { return .failure("disk", detail, hint) }
    return free < Self.roomForRuns ? .warning("disk", detail, hint) : .ok("disk", detail)
  }

  private var descriptors: DoctorCheck {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      return .warning("open files", "the limit could not be told", "see ulimit -n")
    }
    let detail = "up to \(limit.rlim_cur) at once"
    return limit.rlim_cur < Self.descriptorsForRuns
      ? .warning("open files", detail + "; fewer pages are fetched at once", "ulimit -n 1024")
      : .ok("open files", detail)
  }

  /// Without a network there is nothing to hold the clock against but what was written before now.
  private var clock: DoctorCheck {
    let hint = "set the clock: certificates, schedules and the history go by it"
    var written: [(what: String, at: Date)] = []
    if let built = InstalledFiles.programDate { written.append(("this program", built)) }
    if let last = RunRecordStore(root: ".exitway/runs").runs().last,
      let began = RunKeeper.time(ofRun: last)
    {
      written.append(("the last run here", began))
    }
    let time = now.formatted(.iso8601)
    for (what, at) in written where now.addingTimeInterval(3600) < at {
      return .failure("clock", "\(time) is before \(what), \(at.formatted(.iso8601))", hint)
    }
    let what = written.map(\.what).joined(separator: " and ")
    return .ok("clock", "\(time), not before \(what)")
  }

  private var timeZones: DoctorCheck {
    TimeZone(identifier: "Asia/Seoul")?.secondsFromGMT() == 9 * 3600
      ? .ok("time zones", "known")
      : .warning("time zones", "not known; schedules in a zone fail", "apt-get install tzdata")
  }

  private var home: DoctorCheck {
    (environment["HOME"] ?? "").isEmpty
      ? .warning("home", "HOME is not set; git may not find its settings", "export HOME=…")
      : .ok("home", "HOME is set")
  }

  /// POSIX: the first of the three that is not empty decides.
  private var locale: DoctorCheck {
    let value = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let codes = (value ?? "").uppercased().replacing("-", with: "")
    return codes.hasSuffix("UTF8")
      ? .ok("locale", value ?? "")
      : .warning(
        "locale", "\(value ?? "C") is not UTF-8; a terminal or a pager may spoil Korean and marks",
        "export LC_ALL=C.UTF-8")
  }
}

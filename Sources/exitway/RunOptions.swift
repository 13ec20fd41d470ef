import ArgumentParser
import Foundation
import Gathering

/// What a run is asked for, in one value: the command line and the environment together.
struct RunOptions {
  var targets: [String]
  var locales: [String] = []
  var profileFiles: [String] = []
  var output: OutputOptions
  var environment: [String: String]
  var console: Console
  var userAgent: String
  var certificateAuthority: String?
  var allowsLocalAddresses = false
  var robots = RobotsPolicy.obey
  var pause: Int?
  /// How often each page that evidence rests on is fetched, 1 to 5.
  var fetches = 2
  var usesCache = true
  var source = RunSource.network
  /// What findings are held against: a folder, a run, or a revision.
  var baseline: String?
  /// Whether earlier runs are looked at, and this one is entered.
  var usesHistory = true
  /// Tells readers what changed; nil for nobody.
  var notifier: Notifier?
  /// Whether it is said at the end what may be done next.
  var tellsNext = false
  /// The part of the cases that is done; nil for all.
  var shard: Shard?
  var shardKey = Shard.Key.locale

  /// The folder of run records.
  var runsFolder: String { output.output + "/.exitway/runs" }

  /// The day against which `until:` dates are read: SOURCE_DATE_EPOCH where it is set.
  var today: String { Today.day(environment) }
}

/// Where a run's pages come from.
enum RunSource: Equatable {
  case network
  /// The last run that was stopped: its finished cases are taken as they are.
  case resume
  /// The recordings of an earlier run, by its name or folder.
  case replay(String)
  /// A file or folder that somebody else's browser made.
  case capture(String)
}

/// How robots.txt is treated on the command line.
enum RobotsChoice: String, ExpressibleByArgument, CaseIterable {
  case obey, ignore
}

import Evidence

/// How the sites were treated, in words: hosts that were treated alike share a line.
enum MannersWords {
  static let title = "How the sites were asked"

  /// One line a treatment, and a first one for robots.txt that was ignored.
  static func lines(_ manners: [HostManners], ignored: [String]) -> [String] {
    let reasons = Set(ignored).sorted().map { "robots.txt was ignored, because: \($0)" }
    let asked = manners.filter { $0.requests > 0 || $0.refusedByRobots > 0 }
    let groups = Dictionary(grouping: asked, by: treatment)
    return reasons
      + groups.map { treatment, hosts in (hosts.map(\.host).sorted(), line(treatment, hosts)) }
      .sorted { $0.0[0] < $1.0[0] }.map(\.1)
  }

  /// Why robots.txt was ignored, in any of the reports.
  static func ignored(in reports: [CaseReport]) -> [String] { reports.compactMap(\.robotsIgnored) }

  private static func line(_ treatment: String, _ hosts: [HostManners]) -> String {
    let names = hosts.map(\.host).sorted()
    let who = names.count > 3 ? "\(names.count) hosts" : names.joined(separator: ", ")
    let requests = hosts.reduce(0) { $0 + $1.requests }
    var parts = [requests == 1 ? "1 request" : "\(requests) requests", treatment]
    let sum = { (value: (HostManners) -> Int) in hosts.reduce(0) { $0 + value($1) } }
    for (count, words) in [
      (sum(\.refusedByRobots), "not asked because of robots.txt"),
      (sum(\.declaredLogins), "for the declared log-in in spite of robots.txt"),
      (sum(\.scriptPosts), "sent by scripts of pages, as the scenario lets them"),
      (sum(\.repeated), "repeated after a passing trouble"),
      (sum(\.waitedAsAsked), "repeated after the wait that was asked for"),
      (sum(\.revalidated), "not sent again because unchanged"),
    ] where count > 0 {
      parts.append("\(count) \(words)")
    }
    return "\(who): \(parts.joined(separator: ", "))"
  }

  private static func treatment(_ manners: HostManners) -> String {
    var parts = [
      manners.pauseSeconds == 0
        ? "one at a time" : "one at a time, \(manners.pauseSeconds) s apart or more"
    ]
    if let delay = manners.crawlDelay { parts.append("crawl-delay \(delay) s") }
    switch manners.robots {
    case .obeyed: parts.append("robots.txt obeyed")
    case .none: parts.append("no robots.txt")
    case .unreachable: parts.append("robots.txt could not be read")
    case .ignored: parts.append("robots.txt ignored")
    case .notAsked: break
    }
    return parts.joined(separator: ", ")
  }
}

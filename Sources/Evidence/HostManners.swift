/// How one host was treated in a run: what its operator would want to know of us.
///
/// Counts and rules only, no times, so that the same run reads the same twice.
package struct HostManners: Codable, Sendable, Hashable {
  /// What robots.txt said, or that it was not asked.
  package enum Robots: String, Codable, Sendable, Hashable {
    /// There are rules, and they were obeyed.
    case obeyed
    /// There is no robots.txt: everything is allowed (RFC 9309 section 2.3.1.3).
    case none
    /// It could not be read, so nothing was asked of the host.
    case unreachable
    /// A person decided to ignore it, and said why.
    case ignored
    /// Pages came from a recording; nothing was asked of the host.
    case notAsked = "not-asked"
  }

  package var host: String
  /// Requests sent, robots.txt and repeated ones included.
  package var requests = 0
  /// Bytes of the decoded bodies.
  package var bytes = 0
  package var robots: Robots = .notAsked
  /// Pages not read because robots.txt does not allow them.
  package var refusedByRobots = 0
  /// Requests for the log-in that the scenario declares, though robots.txt does not allow its page.
  package var declaredLogins = 0
  /// What scripts of pages sent to their own site, because the scenario lets them.
  package var scriptPosts = 0
  /// Seconds that were left between two requests at least.
  package var pauseSeconds = 0
  /// Seconds that robots.txt asks for between two requests.
  package var crawlDelay: Int?
  /// Requests repeated because the first answer was a passing trouble.
  package var repeated = 0
  /// How often the host asked to wait (`Retry-After`) and we did.
  package var waitedAsAsked = 0
  /// Pages that the host said we still had (304).
  package var revalidated = 0

  package init(host: String) { self.host = host }

  /// What several cases did to the same hosts, sorted by host.
  package static func merged(_ lists: [[HostManners]]) -> [HostManners] {
    var merged: [String: HostManners] = [:]
    for manners in lists.joined() {
      guard var known = merged[manners.host] else {
        merged[manners.host] = manners
        continue
      }
      known.requests += manners.requests
      known.bytes += manners.bytes
      known.refusedByRobots += manners.refusedByRobots
      known.declaredLogins += manners.declaredLogins
      known.scriptPosts += manners.scriptPosts
      known.repeated += manners.repeated
      known.waitedAsAsked += manners.waitedAsAsked
      known.revalidated += manners.revalidated
      known.pauseSeconds = max(known.pauseSeconds, manners.pauseSeconds)
      known.crawlDelay = known.crawlDelay ?? manners.crawlDelay
      if known.robots == .notAsked { known.robots = manners.robots }
      merged[manners.host] = known
    }
    return merged.values.sorted { $0.host < $1.host }
  }
}

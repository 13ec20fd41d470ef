package import Logging
import Rendering
import Scenarios

/// How a run behaves towards the sites it reads.
package struct GatheringOptions: Sendable {
  /// Who we are, with an address where we can be reached.
  package var userAgent: String
  /// Seconds between two requests to one host; loopback hosts are exempt.
  package var secondsBetweenRequests: Int?
  /// Whether robots.txt is obeyed.
  package var robots: RobotsPolicy
  /// The folder of pages of earlier runs, which need not be sent again; nil for none.
  package var cacheFolder: String?
  /// A file with certificates to trust besides the system's, for test hosts.
  package var certificateAuthority: String?
  /// Names may lead to this machine or to local networks, for sites that are meant to be there.
  package var allowsLocalAddresses: Bool
  /// How often each page that evidence rests on is fetched, 1 to 5.
  package var fetches: Int
  /// Shows pages that scripts fill; nil where none is to be shown.
  package var browser: BrowserShelf?
  /// Whether pictures of the pages that journeys pass are taken.
  package var takesPictures = false
  /// Where each request is told, at level debug; headers and what was not followed, at trace.
  package var log: Logger
  /// Who watches requests go out and wait, from any task; nil for nobody.
  package var progress: (@Sendable (GatheringEvent) -> Void)?

  /// Who we are to a site on a device: still by name, with what sites look for in a telephone's.
  func userAgent(on device: Scenario.Device) -> String {
    switch device {
    case .desktop: userAgent
    case .mobile: "Mozilla/5.0 (Linux; Android 14; Mobile) \(userAgent)"
    }
  }

  package init(
    userAgent: String, secondsBetweenRequests: Int? = nil, robots: RobotsPolicy = .obey,
    cacheFolder: String? = nil, certificateAuthority: String? = nil,
    allowsLocalAddresses: Bool = false, fetches: Int = 2, browser: BrowserShelf? = nil,
    log: Logger = Logger(label: "exitway"),
    progress: (@Sendable (GatheringEvent) -> Void)? = nil
  ) {
    self.userAgent = userAgent
    self.secondsBetweenRequests = secondsBetweenRequests
    self.robots = robots
    self.cacheFolder = cacheFolder
    self.certificateAuthority = certificateAuthority
    self.allowsLocalAddresses = allowsLocalAddresses
    self.fetches = fetches
    self.browser = browser
    self.log = log
    self.progress = progress
  }
}

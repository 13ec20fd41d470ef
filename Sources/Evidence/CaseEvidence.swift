/// Everything rules may know about one case: plain values, no clock, no network.
package struct CaseEvidence: Codable, Sendable, Hashable {
  /// Version of this form; raised when a reader of old evidence would misread new evidence.
  package static let currentVersion = 2

  package var version: Int = currentVersion
  package var caseID: CaseID
  package var platform: String
  /// Who runs it, as the scenario names it.
  package var operatorName: String?
  /// The scenario declares a paid contract that goes on until it is ended.
  package var isContinuingContract = false
  /// The scenario marks the locale as one that the platform serves beside its main ones.
  package var isSecondaryLocale = false
  /// Whether the way out was there in each of the last runs, the newest last; nil without history.
  package var availability: [Bool]?
  /// The language the reader expects, a BCP 47 tag: `ko`.
  package var expectedLanguage: String
  package var session: SessionState
  /// Pages that journeys, entries and the public information refer to, by ``PageRecord/id``.
  package var pages: [PageRecord]
  /// What each declared start led to: page id, or why not; sorted by name.
  package var entries: [Entry]
  package var delete: Observation<JourneyRecord>
  package var signup: Observation<JourneyRecord>
  package var publicInfo: Observation<PublicInfo>
  /// The way out on a second device, where the scenario asks for it.
  package var secondDevice: DeviceJourney?
  /// Why robots.txt was not obeyed, in the words of the person who decided so.
  package var robotsIgnored: String?
  /// Pages that were fetched again and did not say the same; nil where no page was.
  package var readings: [PageReading]?
  /// How often every page that can be asked for again was fetched; nil for once.
  package var fetches: Int?
  /// Parts of pages that are others in each fetch, taken out by ``steadied(remembering:)``; sorted.
  package var variations: [Variation]?

  package struct Entry: Codable, Sendable, Hashable {
    package var name: String
    package var page: Observation<String>

    package init(name: String, page: Observation<String>) {
      self.name = name
      self.page = page
    }
  }

  /// A journey with the User-Agent of a device.
  package struct DeviceJourney: Codable, Sendable, Hashable {
    /// `mobile` or `desktop`.
    package var device: String
    package var delete: Observation<JourneyRecord>

    package init(device: String, delete: Observation<JourneyRecord>) {
      self.device = device
      self.delete = delete
    }
  }

  package enum SessionState: Codable, Sendable, Hashable {
    /// The scenario declares no log-in.
    case notDeclared
    case signedIn
    case failed(EvidenceFailure)
  }

  package init(
    caseID: CaseID, platform: String, expectedLanguage: String, session: SessionState,
    pages: [PageRecord], entries: [Entry], delete: Observation<JourneyRecord>,
    signup: Observation<JourneyRecord>, publicInfo: Observation<PublicInfo>
  ) {
    self.caseID = caseID
    self.platform = platform
    self.expectedLanguage = expectedLanguage
    self.session = session
    self.pages = pages
    self.entries = entries
    self.delete = delete
    self.signup = signup
    self.publicInfo = publicInfo
  }

  /// The page with this id.
  package func page(_ id: String) -> PageRecord? {
    pages.first { $0.id == id }
  }

  /// The page and control that a reference names.
  package func control(_ reference: ControlReference) -> (page: PageRecord, control: Control)? {
    guard let page = page(reference.page), page.controls.indices.contains(reference.control) else {
      return nil
    }
    return (page, page.controls[reference.control])
  }
}

/// What a visitor without an account finds about deleting one.
package struct PublicInfo: Codable, Sendable, Hashable {
  /// The page that tells how; nil if none was found within the budget.
  package var page: String?
  /// Links followed from the home page to it; nil if it was not found from there.
  package var depth: Int?
  /// Labels of the links followed from the home page.
  package var path: [String]
  /// True if the page (or an anchored section) is about deletion, false if it is a passing mention.
  package var isOwnPage: Bool
  /// The anonymous visitor was sent to log in instead.
  package var leadsToLogin: Bool
  package var search: SearchRecord
  /// Where the page leads a person who wants to leave; nil where none was found.
  package var help: HelpEnd?

  package init(
    page: String? = nil, depth: Int? = nil, path: [String] = [], isOwnPage: Bool = false,
    leadsToLogin: Bool = false, search: SearchRecord = SearchRecord()
  ) {
    self.page = page
    self.depth = depth
    self.path = path
    self.isOwnPage = isOwnPage
    self.leadsToLogin = leadsToLogin
    self.search = search
  }
}

/// `run.json`: what a run was asked to do and how far it came, so that it can be resumed, replayed and
/// verified without anything but its folder.
package struct RunManifest: Codable, Sendable, Hashable {
  package static let currentVersion = 1

  package var version = currentVersion
  package var tool: String
  package var ruleSet: String
  package var userAgent: String
  /// The day against which `until:` dates were read.
  package var today: String
  /// Why robots.txt was not obeyed; nil where it was.
  package var robotsIgnored: String?
  /// Norms from the user's own files, by id; their text lies in `profiles/`.
  package var ownProfiles: [String]
  package var cases: [Entry]

  /// One case of the run.
  package struct Entry: Codable, Sendable, Hashable {
    package var caseID: CaseID
    /// The page of a case without a scenario file.
    package var address: String?
    /// The scenario's file below the folder in which the run was started; nil where it is elsewhere.
    package var file: String?
    /// Variables of the environment that the scenario used, secrets excepted.
    package var variables: [String: String]
    /// Names of the variables that gave secrets.
    package var secretVariables: [String]
    package var isFinished: Bool
    /// The way out that the last snapshot shows, which is walked first; nil where there is none.
    package var known: JourneySummary?
    /// Whether the way out was there in the runs before, the newest last; nil without history.
    package var availability: [Bool]?
    /// What the last snapshot knows to vary from fetch to fetch; nil where there is none.
    package var variations: [Variation]?
    /// Pictures of the case; nil where no browser showed its pages.
    package var files: [KeptFile]?

    package init(
      caseID: CaseID, address: String?, variables: [String: String], secretVariables: [String],
      known: JourneySummary? = nil, availability: [Bool]? = nil, variations: [Variation]? = nil
    ) {
      self.caseID = caseID
      self.address = address
      self.variables = variables
      self.secretVariables = secretVariables
      self.known = known
      self.availability = availability
      self.variations = variations
      isFinished = false
    }
  }

  package init(
    tool: String, ruleSet: String, userAgent: String, today: String, robotsIgnored: String?,
    ownProfiles: [String], cases: [Entry]
  ) {
    self.tool = tool
    self.ruleSet = ruleSet
    self.userAgent = userAgent
    self.today = today
    self.robotsIgnored = robotsIgnored
    self.ownProfiles = ownProfiles
    self.cases = cases
  }

  /// The entry of a case; nil where the run does not have it.
  package subscript(caseID: CaseID) -> Entry? { cases.first { $0.caseID == caseID } }

  /// Whether every case has ended.
  package var isFinished: Bool { cases.allSatisfy(\.isFinished) }
}

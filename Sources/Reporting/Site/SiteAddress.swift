package import Evidence

/// Where the pages of the site are; the same names are read by what answers requests.
package enum SiteAddress {
  package static let overview = "/"
  package static let runs = "/runs"

  /// The page of a case over all runs.
  package static func ofCase(_ caseID: CaseID) -> String { "/case/" + path(caseID) }

  /// The report of a run, of all its cases or of one.
  package static func ofRun(_ run: String, caseID: CaseID? = nil) -> String {
    let only = caseID.map { [("case", $0.description)] } ?? []
    return "/run/\(PercentCoding.encode(run))" + query(only)
  }

  /// What changed between two runs.
  package static func diff(_ old: String, _ new: String) -> String {
    "/diff" + query([("old", old), ("new", new)])
  }

  /// A file of a case's snapshot.
  ///
  /// - Parameters:
  ///   - caseID: the case.
  ///   - file: its path below the snapshot, `steps/01-account.yaml`.
  /// - Returns: the address.
  package static func snapshot(_ caseID: CaseID, _ file: String) -> String {
    "/snapshot/\(path(caseID))/\(PercentCoding.encode(file, keeping: "-._~/"))"
  }

  /// An address with another query; values that are empty are left out.
  static func query(_ parameters: [(name: String, value: String)]) -> String {
    let parts = parameters.filter { !$0.value.isEmpty }.map { name, value in
      "\(name)=\(PercentCoding.encode(value))"
    }
    return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }

  /// Slashes of a scenario part its name from folder to folder, as on disk.
  private static func path(_ caseID: CaseID) -> String {
    PercentCoding.encode(caseID.scenario, keeping: "-._~/") + "/"
      + PercentCoding.encode(caseID.locale)
  }
}

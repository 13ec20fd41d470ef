/// A draft made of an entry of somebody else's list, with what a person has to look at.
package struct ImportedScenario: Sendable {
  /// The file's name without ending: ASCII letters, digits and dashes, in lower case.
  package var name: String
  package var draft: ScenarioDraft
  /// Sorted, without repeats.
  package var warnings: [Warning]

  /// Why an entry cannot be used as it is; raw values stand in files and summaries.
  package enum Warning: String, Sendable, Hashable, CaseIterable, Comparable {
    case duplicate
    case homePageOnly = "home-page-only"
    case mailOnly = "mail-only"
    case missingLocale = "missing-locale"
    case needsBrowser = "needs-browser"
    case plainHTTP = "plain-http"

    /// What a person has to do about it.
    package var advice: String {
      switch self {
      case .duplicate: "another entry has this name or this page; keep one of them"
      case .homePageOnly: "only the home page is named; find the account and deletion pages"
      case .mailOnly: "the way out is a letter; there may be no page that a check can walk to"
      case .missingLocale: "the entry names no locale; give those that the platform serves"
      case .needsBrowser: "the address has a part that only a browser's scripts read"
      case .plainHTTP: "the address is not https; look whether the site answers there as well"
      }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
}

/// An entry of which no draft could be made.
package struct SkippedEntry: Sendable, Hashable {
  /// From 1, in the order of the list.
  package var number: Int
  package var name: String
  package var reason: String
}

/// How hard the way was to find.
package struct Findability: Codable, Sendable, Hashable {
  /// Pages looked at when the entry control was first seen, that page included.
  package var pagesLookedAt: Int
  /// Links from the start to the page that shows the entry control.
  package var depth: Int
  /// Lostness in hundredths, 0…100: 0 is a straight walk, more than 50 is lost.
  ///
  /// Smith 1996, "Towards a practical measure of hypertext usability": √((N/S − 1)² + (R/N − 1)²)
  /// with S pages visited, N different ones, R the fewest that would do. The search reads no page
  /// twice, so S = N.
  package var lostness: Int
  /// Which link of its list the entry control is, and how many stand there.
  package var position: Int
  package var listLength: Int
  /// Something has to be opened or ticked before it can be seen.
  package var isBehindOpener: Bool
  package var region: Control.Region
  /// Every way that was found leads through a help page.
  package var isOnlyThroughHelp: Bool
  /// Labels pressed on the way that do not say what pressing does: "here", an icon without a name.
  package var unclearLabels: [String]

  package init(
    pagesLookedAt: Int, depth: Int, position: Int = 1, listLength: Int = 1,
    isBehindOpener: Bool = false, region: Control.Region = .main, isOnlyThroughHelp: Bool = false,
    unclearLabels: [String] = []
  ) {
    self.pagesLookedAt = pagesLookedAt
    self.depth = depth
    lostness = max(0, 100 - (depth + 1) * 100 / max(pagesLookedAt, depth + 1))
    self.position = position
    self.listLength = listLength
    self.isBehindOpener = isBehindOpener
    self.region = region
    self.isOnlyThroughHelp = isOnlyThroughHelp
    self.unclearLabels = unclearLabels
  }
}

/// How far the entry control is from one of the declared starts.
package struct EntryReach: Codable, Sendable, Hashable {
  /// The scenario's name for the start, `help`.
  package var entry: String
  /// Links to the page that shows the entry control; nil where no way was seen.
  package var links: Int?

  package init(entry: String, links: Int?) {
    self.entry = entry
    self.links = links
  }
}

/// Where a page of help about leaving leads.
package enum HelpEnd: String, Codable, Sendable, Hashable {
  /// A link on it leads to the control, or to where one logs in for it.
  case toControl = "to-control"
  /// It names the way in words only.
  case inWords = "in-words"
  /// Its links lead back to where one came from.
  case circle
  /// It offers another channel only: mail, phone, chat.
  case otherChannel = "other-channel"
}

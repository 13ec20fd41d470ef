/// What no option says: exit codes, variables, files and examples, for the pages where they belong.
enum ManualExtras {
  static func lines(of command: CommandOutline) -> [String] {
    switch command.pageName {
    case "exitway": environment + files + exitStatus
    case "exitway-check": exitStatus + examples
    default: []
    }
  }

  private static let environment = list(
    "ENVIRONMENT", "Ev",
    [
      ("NO_COLOR", "No colours, on either stream."),
      ("FORCE_COLOR", "Colours, though a stream is no terminal."),
      ("TERM", "With the value dumb: no colours, and no progress drawn in place."),
      ("CI", "Progress as a line now and then, in place of one that is redrawn."),
      ("EXITWAY_CONTACT", "Where operators of sites can reach you; see the option contact."),
      ("SOURCE_DATE_EPOCH", "The day against which dates in scenarios are read."),
      ("http_proxy, https_proxy, no_proxy", "As curl reads them."),
    ])

  private static let files = list(
    "FILES", "Pa",
    [
      ("scenarios/", "What is checked where nothing else is named."),
      ("snapshots/", "What is known of each case; it changes only when the platform does."),
      (".exitway/", "Run records, history, locks and the cache of pages."),
    ])

  private static let exitStatus = list(
    "EXIT STATUS", nil,
    [
      ("0", "Nothing at or above what the option fail-on names."),
      ("1", "Findings at or above it."),
      ("2", "A scenario or the configuration is wrong; nothing was fetched."),
      ("3", "Nothing worse than what cannot be told."),
      ("4", "Network, disk or internal trouble, or another run was at a case."),
      ("64", "Wrong command line."),
      ("130, 143", "Stopped by SIGINT or SIGTERM; finished cases are kept."),
    ])

  private static let examples = [
    ".Sh EXAMPLES", "Check one scenario and write a page to read:", ".Pp",
    ".Dl exitway check scenarios/market.yaml \\-\\-report html=market.html", ".Pp",
    "Fail a pipeline only for what is new:", ".Pp",
    ".Dl exitway check \\-\\-baseline HEAD \\-\\-fail\\-on new",
  ]

  private static func list(
    _ title: String, _ macro: String?, _ items: [(name: String, words: String)]
  ) -> [String] {
    [".Sh \(title)", ".Bl -tag -width Ds"]
      + items.flatMap { item in
        let words = [".It", macro, ManualText.argument(item.name)].compactMap(\.self)
        return [words.joined(separator: " ")] + ManualText.lines(item.words)
      } + [".El"]
  }
}

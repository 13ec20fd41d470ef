import Evidence

/// The politeness ledger: what each host was asked, and under which rules.
struct HTMLManners {
  let words: Words
  let manners: [HostManners]
  let reports: [CaseReport]

  func section() -> [HTMLText] {
    let asked = manners.filter { $0.requests > 0 || $0.refusedByRobots > 0 }
    let ignored = Set(MannersWords.ignored(in: reports)).sorted()
    guard !asked.isEmpty || !ignored.isEmpty else { return [] }
    let reasons = ignored.map { reason in
      HTMLText.element(
        "p", [], words.html("robots.txt was ignored, because: {1}", .foreign(reason)))
    }
    let title = words(MannersWords.title)
    return [.newline, .element("h2", title)] + reasons + (asked.isEmpty ? [] : [ledger(asked)])
  }

  private func ledger(_ hosts: [HostManners]) -> HTMLText {
    let columns = [
      words("host"), words("requests"), words("seconds apart"), words("robots.txt"),
      words("not asked"), words("repeated"), words("unchanged"),
    ]
    let head = columns.map { HTMLText.element("th", [.other("scope", "col")], $0) }
    let rows = hosts.sorted { $0.host < $1.host }.map { host in
      let cells = [
        "\(host.requests)", "\(host.pauseSeconds)", robots(host), "\(host.refusedByRobots)",
        "\(host.repeated)", "\(host.revalidated)",
      ]
      return HTMLText.element(
        "tr", [],
        [.element("th", [.other("scope", "row")], [.element("code", host.host)])]
          + cells.map { .element("td", $0) })
    }
    return .element(
      "details", [],
      [
        .element("summary", words.count(hosts.count, "{1} host", "{1} hosts")),
        HTMLWide.table(
          words(MannersWords.title),
          [
            .element(
              "caption", [.named("quiet")],
              words(
                "Requests go to a host one at a time. “Not asked” is what robots.txt forbids; "
                  + "“unchanged” is what the host did not have to send again.")),
            .element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows),
          ]),
      ])
  }

  private func robots(_ host: HostManners) -> String {
    let rule =
      switch host.robots {
      case .obeyed: words("robots.txt obeyed")
      case .none: words("no robots.txt")
      case .unreachable: words("robots.txt could not be read")
      case .ignored: words("robots.txt ignored")
      case .notAsked: words("from a recording")
      }
    return host.crawlDelay.map { rule + words(", ") + words("crawl-delay {1} s", "\($0)") } ?? rule
  }
}

import Evidence

/// Events of a comparison in the formats that people and programs read.
package struct DiffReport {
  package enum Format: String, CaseIterable, Sendable {
    case text, markdown, json, html
  }

  private let events: [ChangeEvent]

  package init(_ events: [ChangeEvent]) { self.events = events }

  /// The comparison in a format.
  package func bytes(_ format: Format) throws(ReportingError) -> [UInt8] {
    switch format {
    case .text: Array(text().utf8)
    case .markdown: Array(markdown().utf8)
    case .json: try json()
    case .html: page()
    }
  }

  private struct Document: Encodable {
    var version = 1
    var events: [ChangeEvent]
  }

  private func json() throws(ReportingError) -> [UInt8] {
    do {
      let bytes = try CanonicalJSON.encode(Document(events: events))
      return Array(Escaping.json(String(decoding: bytes, as: UTF8.self)).utf8)
    } catch {
      throw ReportingError(.notEncodable, format: "json", hint: "Please report this as a fault.")
    }
  }

  /// Events by case, the site's own changes first.
  private var cases: [(id: CaseID, events: [ChangeEvent])] {
    Dictionary(grouping: events, by: \.caseID).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func text() -> String {
    guard !events.isEmpty else { return "Nothing changed.\n" }
    var lines = [summary]
    for (id, events) in cases {
      lines += ["", Escaping.terminal(id.description)]
      lines += events.map { Escaping.terminal("  \(Self.mark($0.meaning)) \(Self.words($0))") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func markdown() -> String {
    guard !events.isEmpty else { return "Nothing changed.\n" }
    var lines = [Escaping.markdown(summary), "", "| case | meaning | change |", "|---|---|---|"]
    for (id, events) in cases {
      lines += events.map { event in
        "| \(Escaping.markdown(id.description)) | \(event.meaning.rawValue) "
          + "| \(Escaping.markdown(Self.words(event))) |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The comparison as a page, alone or as one of a site.
  package func page(in frame: SiteFrame? = nil) -> [UInt8] {
    let rows = cases.flatMap { id, events in
      events.map { event in
        HTMLText.element(
          "tr", [],
          [
            .element("td", id.description), .element("td", event.meaning.rawValue),
            .element("td", [.other("dir", "auto")], Self.words(event)),
          ])
      }
    }
    let head = ["case", "meaning", "change"].map {
      HTMLText.element("th", [.other("scope", "col")], $0)
    }
    let table = HTMLText.element(
      "table", [],
      [.element("thead", [], [.element("tr", [], head)]), .element("tbody", [], rows)])
    let title = HTMLText.element("h1", events.isEmpty ? "Nothing changed" : summary)
    return HTMLDocument(
      title: "exitway: what changed",
      body: [title] + (events.isEmpty ? [] : [.element("main", [], [table])]), frame: frame
    ).bytes()
  }

  /// `5 changes: 2 regressions, 1 improvement, …`.
  private var summary: String {
    let counts = Dictionary(grouping: events, by: \.meaning).mapValues(\.count)
    let order: [(ChangeEvent.Meaning, String)] = [
      (.regression, "worse"), (.improvement, "better"), (.neutral, "neutral"),
      (.unclear, "unclear"),
    ]
    let parts = order.compactMap { meaning, word in counts[meaning].map { "\($0) \(word)" } }
    let changes = events.count == 1 ? "1 change" : "\(events.count) changes"
    return "\(changes): \(parts.joined(separator: ", "))"
  }

  private static func words(_ event: ChangeEvent) -> String {
    event.origin == .site ? event.sentence : "\(event.sentence) (not the site)"
  }

  private static func mark(_ meaning: ChangeEvent.Meaning) -> String {
    switch meaning {
    case .improvement: "+"
    case .regression: "-"
    case .neutral: "="
    case .unclear: "?"
    }
  }
}

package import Evidence
import Foundation

/// The history as text, JSON and CSV; nothing here reads or writes a file.
package enum HistoryTable {
  /// One line a case: a mark a run, oldest first, then the state; the name comes last, as it may be
  /// of any width.
  package static func text(_ trends: [CaseTrend]) -> String {
    let width = trends.map(\.points.count).max() ?? 0
    return trends.map { trend in
      let marks = spark(trend.points)
      let gap = String(repeating: " ", count: width - trend.points.count)
      let name = HistoryCell.clean(trend.caseID.description)
      return "\(gap)\(marks)  \(words(trend.state))  \(name)\n"
    }.joined()
  }

  /// One case: its runs, then a line for each rule, then what changed, oldest first, then its pages.
  package static func text(_ history: CaseHistory) -> String {
    var lines = [
      HistoryCell.clean(history.trend.caseID.description),
      "\(spark(history.trend.points))  \(words(history.trend.state))",
    ]
    lines += history.rules.map { "  \(words($0))  \(HistoryCell.clean($0.rule))" }
    lines += history.changes.map { change in
      let rule = change.rule.isEmpty ? "the whole case" : HistoryCell.clean(change.rule)
      let run = HistoryCell.clean(change.run)
      return "  \(run)  \(change.from.rawValue) → \(change.to.rawValue)  \(rule)"
    }
    lines += history.pages.map { "  \(words($0))  \(HistoryCell.clean($0.page))" }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Sorted keys, one item a line, a final newline.
  ///
  /// - Throws: `EncodingError`, which these values never cause.
  package static func json(_ trends: [CaseTrend]) throws -> String { try encode(trends) }

  /// One case, in the form of ``json(_:)-([CaseTrend])``.
  package static func json(_ history: CaseHistory) throws -> String { try encode(history) }

  /// One line a run of a case, with a head line, in the form of RFC 4180.
  package static func csv(_ trends: [CaseTrend]) -> String {
    let head = [
      "scenario", "locale", "run", "started_at", "outcome", "obstacle", "steps", "flow_pages",
      "delete_found",
    ]
    let rows = trends.flatMap { trend in
      trend.points.map { point in
        [
          trend.caseID.scenario, trend.caseID.locale, point.run, point.startedAt,
          point.outcome.rawValue, point.obstacle ?? "", point.total.map(String.init) ?? "",
          point.flowPages.map(String.init) ?? "", point.deleteFound.map(String.init) ?? "",
        ]
      }
    }
    return ([head] + rows).map { row in
      row.map(HistoryCell.csv).joined(separator: ",") + "\r\n"
    }.joined()
  }

  private static func spark(_ points: [CaseTrend.Point]) -> String {
    String(points.map(\.outcome.sparkMark))
  }

  private static func words(_ state: RuleState) -> String {
    let longest = Outcome.allCases.map(\.rawValue.count).max() ?? 0
    let outcome = state.outcome.rawValue
    let padding = String(repeating: " ", count: max(0, longest - outcome.count))
    let good = state.lastGood.map { "last passed \(HistoryCell.clean($0))" } ?? "never passed"
    return "\(outcome)\(padding)  since \(HistoryCell.clean(state.since))  \(good)"
  }

  /// The hash is cut: it is there to be compared by eye; the JSON has all of it.
  private static func words(_ page: PageState) -> String {
    let other = page.lastOther.map { "another one until \(HistoryCell.clean($0))" }
    let changes = page.changes == 1 ? "changed once" : "changed \(page.changes) times"
    let hash = HistoryCell.clean(String(page.hash.prefix(12)))
    let past = other.map { "\($0), \(changes)" } ?? "never another one"
    return "page \(hash)  since \(HistoryCell.clean(page.since))  \(past)"
  }

  private static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}

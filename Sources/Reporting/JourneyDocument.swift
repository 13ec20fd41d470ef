import Evidence
import Foundation

/// `journey.md`: the whole walk as a person reads it, one fact a line.
struct JourneyDocument {
  let folder: SnapshotFolder

  private var evidence: CaseEvidence { folder.evidence }
  private var report: CaseReport { folder.report }

  func text() -> String {
    var lines = head()
    lines += journey("Leaving", evidence.delete, end: "found and counted, not pressed")
    lines += picture(report.delete)
    if let second = evidence.secondDevice {
      lines += journey(
        "Leaving, \(second.device)", second.delete, end: "found and counted, not pressed")
    }
    lines += journey("Joining, for comparison", evidence.signup, end: "found and counted, not sent")
    lines += beside()
    lines += publicInfo()
    lines += findings()
    return (lines.joined(separator: "\n") + "\n").precomposedStringWithCanonicalMapping
  }

  /// The walk as a diagram that many viewers of Markdown draw.
  private func picture(_ journey: JourneySummary?) -> [String] {
    guard let journey, !journey.walk.isEmpty else { return [] }
    return ["", "```mermaid"] + JourneyGraphText.mermaid(JourneyGraph(journey)) + ["```"]
  }

  /// What the counters mean beside others.
  private func beside() -> [String] {
    let lines =
      [CountWords.comparison(report)].compactMap(\.self)
      + (report.delete.map(CountWords.findability) ?? [])
    let published = CountWords.published(report.published)
    guard !lines.isEmpty || !published.isEmpty else { return [] }
    return ["", "## Beside the numbers", ""] + lines.map { "- \(md($0))" }
      + ["", "\(CountWords.publishedTitle):", ""] + published.map { "- \(md($0))" }
  }

  private func head() -> [String] {
    var lines = [
      "# \(md(report.caseID.description))", "", "- platform: \(md(report.platform))",
      "- reader's language: \(md(report.expectedLanguage))", "- session: \(session)",
      "- outcome: \(report.outcome.mark) \(report.outcome.word)",
    ]
    if let obstacle = report.obstacle {
      lines.append("- nothing could be told: \(md(CaseView.failure(obstacle)))")
    }
    for entry in evidence.entries {
      let found =
        switch entry.page {
        case .observed(let id): evidence.page(id).map(link) ?? md(id)
        case .missing(let failure): md(CaseView.failure(failure))
        }
      lines.append("- entry \(md(entry.name)): \(found)")
    }
    return lines
  }

  private var session: String {
    switch evidence.session {
    case .notDeclared: "none declared"
    case .signedIn: "signed in"
    case .failed(let failure): md(CaseView.failure(failure))
    }
  }

  private func journey(_ title: String, _ observation: Observation<JourneyRecord>, end: String)
    -> [String]
  {
    var lines = ["", "## \(title)", ""]
    guard let journey = observation.value else {
      let failure = observation.failure.map { md(CaseView.failure($0)) } ?? ""
      return lines + ["Not observed. \(failure)"]
    }
    lines.append("Counted from: \(md(journey.from))")
    var page: String?
    for (index, step) in journey.steps.enumerated() {
      if step.page != page {
        lines += ["", evidence.page(step.page).map(node) ?? "**\(md(step.page))**", ""]
        page = step.page
      }
      lines += self.step(step, number: index + 1)
    }
    lines.append("")
    lines += [final(journey, end), journey.ended.map(ended)].compactMap(\.self)
    if !journey.channels.isEmpty {
      lines.append("- ways offered: \(md(journey.channels.joined(separator: ", ")))")
    }
    return lines + counts(journey.counts) + search(journey.search)
  }

  /// `**My account** (ko), “https://${host}/account”, see steps/01-account.yaml`.
  private func node(_ page: PageRecord) -> String {
    let title = page.title.map { "\(md($0.text)) (\(language($0.language)))" } ?? "no title"
    return "**Page** \(title), \(link(page))"
  }

  private func link(_ page: PageRecord) -> String {
    "\(Escaping.markdownCode(page.address)), see \(Escaping.markdownCode(folder.path(of: page)))"
  }

  private func step(_ step: Step, number: Int) -> [String] {
    var line = "\(number). \(step.action.rawValue) “\(md(step.label))”"
    let reference = step.control.map { ControlReference(page: step.page, control: $0) }
    if let control = reference.flatMap(evidence.control)?.control {
      line += " (\(language(control.language)); \(control.role.rawValue)"
      line += control.region == .main ? ")" : " in \(control.region.rawValue))"
    }
    let counted = step.counts ? "counted" : "not counted: the first identity check is free"
    return [line, "   - \(step.phase.rawValue), \(counted)"]
  }

  private func final(_ journey: JourneyRecord, _ end: String) -> String? {
    guard let (_, control) = journey.final.flatMap(evidence.control) else {
      return journey.ended == nil ? "- final control: not found" : nil
    }
    let purpose = control.purpose.map { ", purpose \(md($0))" } ?? ""
    let words = "“\(md(control.label))” (\(language(control.language))\(purpose))"
    return "- final control: \(words), \(end)"
  }

  private func ended(_ failure: EvidenceFailure) -> String {
    "- ended before the final control: \(md(CaseView.failure(failure)))"
  }

  private func counts(_ counts: Counts) -> [String] {
    let rows = JourneyCounter.all.map { "- \($0.name): \($0.text(counts))" }
    return ["", JourneyCounter.definition, ""] + rows
  }

  private func search(_ search: SearchRecord) -> [String] {
    let depth = search.exhaustiveToDepth.map { "every page up to depth \($0)" } ?? "no whole level"
    let left =
      search.notLookedAt.map { $0 == 0 ? "" : " Links that were not looked at: \($0)." }
      ?? " How many links were not looked at varies from fetch to fetch."
    var lines = ["", "Pages looked at: \(search.pagesSeen); \(depth) was looked at.\(left)"]
    if !search.rejected.isEmpty { lines += ["Looked at or left out on the way:", ""] }
    lines += search.rejected.map { candidate in
      "- “\(md(candidate.label))” to \(Escaping.markdownCode(candidate.address)): "
        + md(candidate.reason)
    }
    return lines
  }

  private func publicInfo() -> [String] {
    var lines = ["", "## For a visitor without an account", ""]
    guard let info = evidence.publicInfo.value else {
      let failure = evidence.publicInfo.failure.map { md(CaseView.failure($0)) } ?? ""
      return lines + ["Not observed. \(failure)"]
    }
    if let page = info.page.flatMap(evidence.page) {
      lines.append("- page that tells how: \(link(page))")
      lines.append("- \(info.isOwnPage ? "a page of its own" : "a passing mention")")
    } else {
      lines.append("- no page that tells how was found")
    }
    switch info.help {
    case .toControl: lines.append("- a link on it leads on to the control")
    case .inWords: lines.append("- it tells the way in words, without a link")
    case .circle: lines.append("- its links lead back to where one came from")
    case .otherChannel: lines.append("- it offers another channel only")
    case nil: break
    }
    if info.leadsToLogin { lines.append("- the visitor is sent to log in") }
    if let depth = info.depth {
      let path = info.path.map { "“\(md($0))”" }.joined(separator: ", then ")
      lines.append("- links from the home page: \(depth)\(path.isEmpty ? "" : ": \(path)")")
    }
    return lines + search(info.search)
  }

  private func findings() -> [String] {
    let view = CaseView(report: report)
    let open = view.open + view.unstable
    guard !open.isEmpty else { return ["", "## Findings", "", "None is open."] }
    return ["", "## Findings", ""]
      + open.sorted { $0.rule < $1.rule }.map { finding in
        let reason = CaseView.reason(finding).map { " \(md($0))" } ?? ""
        return "- \(finding.outcome.mark) \(finding.outcome.word), "
          + "\(Escaping.markdownCode(finding.rule)): \(md(finding.observed))\(reason)"
      }
  }

  private func language(_ judgement: LanguageJudgement) -> String {
    let found = judgement.found.map(md) ?? "language not told"
    switch judgement.answer {
    case .yes: return found
    case .no: return "\(found), foreign"
    case .undetermined: return judgement.found == nil ? found : "\(found), uncertain"
    }
  }

  private func md(_ text: String) -> String { Escaping.markdown(text) }
}

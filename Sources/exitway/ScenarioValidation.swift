import Evidence
import Gathering
import Languages
import Reporting
import Scenarios

/// What validating scenario files came to; the names in its JSON are fixed.
struct ScenarioValidation: Encodable {
  var problems: [Remark] = []
  var warnings: [Remark] = []
  var cases: [Case] = []

  /// Something about a place in a file.
  struct Remark: Encodable {
    var file: String
    var line: Int?
    var column: Int?
    var code: String
    var message: String
    var hint: String?

    init(_ problem: ScenarioProblem) {
      file = problem.file
      line = problem.line
      column = problem.column
      code = problem.code.rawValue
      message = problem.message
      hint = problem.hint
    }
  }

  /// One locale of one scenario, online.
  struct Case: Encodable {
    var file: String
    var locale: String
    var starts: [Start] = []
    /// `signed-in`, or why not; nil where it was not tried.
    var session: String?
    /// About the case as a whole.
    var notes: [StartVerdict.Note] = []
  }

  struct Start: Encodable {
    var name: String
    var address: String
    /// Where it answered.
    var answeredBy: String?
    var status: Int?
    var kind: String?
    /// `shown`, `missing`, or nil where none is declared.
    var proof: String?
    var htmlLang: String?
    var detected: String?
    /// Whether both fetches say the same around what varies; nil where there was one.
    var isEqual: Bool?
    var varies: [Variation] = []
    var notes: [StartVerdict.Note]

    init(_ start: ProbedStart, of scenario: ResolvedScenario) {
      name = start.name
      address = start.template
      notes = StartVerdict(start, of: scenario).notes
      guard let page = start.page.value else { return }
      answeredBy = page.address
      status = page.status
      kind = page.kind.rawValue
      if page.hasProof { proof = page.proof == nil ? "shown" : "missing" }
      htmlLang = page.languages.htmlLanguage
      detected = page.languages.detected
      isEqual = page.second.value?.isEqual
      varies = page.second.value?.varies ?? []
    }
  }

  /// Faulty files outrank what is to be mended, and that outranks trouble on the way.
  var status: ExitStatus {
    if !problems.isEmpty { return .badInput }
    let notes = cases.flatMap { $0.notes + $0.starts.flatMap(\.notes) }
    if notes.contains(where: { $0.level == .mend }) { return .findings }
    return notes.contains { $0.level == .trouble } ? .trouble : .conforming
  }
}

extension ScenarioValidation {
  /// For people, one line a page and one a remark.
  var lines: [String] {
    problems.map { "problem: \($0.text)" } + warnings.map { "warning: \($0.text)" }
      + cases.flatMap(\.lines)
  }
}

extension ScenarioValidation.Remark {
  fileprivate var text: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
    return place.joined(separator: ":") + ": " + message + (hint.map { " (\($0))" } ?? "")
  }
}

extension ScenarioValidation.Case {
  fileprivate var lines: [String] {
    let head = ["\(file) \(locale)"] + notes.map { "  \($0.line)" }
    return head + starts.flatMap(\.lines) + (session.map { ["  session  \($0)"] } ?? [])
  }
}

extension ScenarioValidation.Start {
  fileprivate var lines: [String] {
    var facts = [status.map(String.init), kind].compactMap(\.self)
    facts += proof.map { ["proof \($0)"] } ?? []
    facts += detected.map { ["in \($0)"] } ?? []
    if let isEqual {
      facts.append(
        isEqual ? "the same twice" + (varies.isEmpty ? "" : " but for") : "not the same twice")
    }
    var lines = ["  \(name)  \(address)  \(facts.joined(separator: ", "))"]
    lines += varies.map { "    varies  \($0.place)" + ($0.text.map { "  “\($0)”" } ?? "") }
    return lines + notes.map { "    \($0.line)" }
  }
}

extension StartVerdict.Note {
  fileprivate var line: String { "\(level.rawValue): \(code): \(text)" }
}

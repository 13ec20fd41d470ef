import Evidence
import Reporting

/// The reports that the command line asks for, on standard output or in files.
struct ReportWriter {
  private let console: Console
  private let language: ReportLanguage
  private let reporters: [(reporter: any Reporter, path: String?)]

  /// Knows every format before anything is fetched.
  ///
  /// - Throws: `ReportingError` for an unknown format or language.
  init(options: OutputOptions, environment: [String: String], console: Console) throws {
    self.console = console
    language = try Self.language(options.language, environment)
    let requests = options.report.isEmpty ? [ReportRequest.text] : options.report
    reporters = try requests.map { request in
      let isColoured = request.path == nil && console.usesColour
      return (try ReporterRegistry.named(request.format, isColoured: isColoured), request.path)
    }
  }

  /// Whether a report shows more of a case than its findings.
  var needsDetails: Bool { reporters.contains { $0.reporter is HTMLReporter } }

  /// What was asked for by name must be there; a language of the whole system need not.
  private static func language(
    _ option: String?, _ environment: [String: String]
  ) throws(ReportingError) -> ReportLanguage {
    let variable = environment["EXITWAY_LANGUAGE"].flatMap { $0.isEmpty ? nil : $0 }
    guard let name = option ?? variable else { return .of(environment) }
    if let language = ReportLanguage(tag: name) { return language }
    throw ReportingError(
      .unknownLanguage, format: name, hint: "The languages are \(ReportLanguage.list).")
  }

  /// Writes all of them; what keeps one from its place is told, and keeps no other from its own.
  ///
  /// - Returns: whether every file was written.
  func write(_ reports: [CaseReport], _ summary: RunSummary) throws -> Bool {
    var summary = summary
    summary.language = language
    var areWritten = true
    for (reporter, path) in reporters {
      let bytes = try reporter.report(reports, summary)
      guard let path else {
        console.result(bytes)
        continue
      }
      do throws(EvidenceError) {
        try AtomicFile.deliver(bytes, to: path)
      } catch {
        areWritten = false
        console.complain("exitway: \(error)")
      }
    }
    return areWritten
  }
}

import Evidence
import Reporting

/// The reports that the command line asks for, on standard output or in files.
struct ReportWriter {
  private let console: Console
  private let reporters: [(reporter: any Reporter, path: String?)]

  /// Knows every format before anything is fetched.
  ///
  /// - Throws: `ReportingError` for an unknown format.
  init(options: OutputOptions, console: Console) throws {
    self.console = console
    let requests = options.report.isEmpty ? [ReportRequest.text] : options.report
    reporters = try requests.map { request in
      let isColoured = request.path == nil && console.usesColour
      return (try ReporterRegistry.named(request.format, isColoured: isColoured), request.path)
    }
  }

  /// Writes all of them.
  func write(_ reports: [CaseReport], _ summary: RunSummary) throws {
    for (reporter, path) in reporters {
      let bytes = try reporter.report(reports, summary)
      if let path {
        _ = try AtomicFile.write(bytes, to: path)
      } else {
        console.result(bytes)
      }
    }
  }
}

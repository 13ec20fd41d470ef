import Logging
import Reporting

/// Log lines as talk on the console, where they stand above the line that shows progress.
///
/// Most of their words are a site's: they are made harmless here.
struct ConsoleLog: LogHandler {
  let console: Console
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  /// A logger as loud as `-v` was said often: warnings only, requests, headers and decisions.
  static func logger(_ console: Console, verbosity: Int) -> Logger {
    let level: Logger.Level =
      switch verbosity {
      case ...0: .warning
      case 1: .debug
      default: .trace
      }
    return Logger(label: "exitway") { _ in ConsoleLog(console: console, logLevel: level) }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    console.complain(Escaping.terminal("\(event.message)"))
  }
}

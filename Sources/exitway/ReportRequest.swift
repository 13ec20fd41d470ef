import ArgumentParser

/// `--report FORMAT[=PATH]`: a format, and where it goes; standard output without a path or for `-`.
struct ReportRequest: ExpressibleByArgument, Equatable {
  let format: String
  let path: String?

  /// What is written where nothing else is asked for.
  static let text = ReportRequest(format: "text", path: nil)

  init(format: String, path: String?) {
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty else { return nil }
    if parts.count == 2, parts[1].isEmpty { return nil }
    format = String(name)
    path = parts.count == 2 && parts[1] != "-" ? String(parts[1]) : nil
  }
}

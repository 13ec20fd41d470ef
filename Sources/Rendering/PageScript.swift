import Foundation

/// The scripts that read a page, in a world of their own.
enum PageScript {
  private static let serialize = text(of: "serialize")
  private static let measure = text(of: "measure")
  private static let pressing = text(of: "press")

  /// Writes the page down; see `serialize.js`.
  static func serialize(isMeasured: Bool) -> String {
    "((exitwayMeasures) =>\n\(serialize)\n)(\(isMeasured ? measure.trimmed : "null"))"
  }

  /// Says where a numbered element is; see `press.js`.
  static func press(_ number: Int) -> String { "\(pressing.trimmed)(\(number))" }

  private static func text(of name: String) -> String {
    let path = Bundle.module.bundlePath + "/Scripts/\(name).js"
    return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}

extension String {
  /// A comment behind an argument would take the bracket with it.
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

import Foundation
import Yams

/// How far odds have to lean before a text is called the reader's, or foreign; `thresholds.yaml`
/// says what each is.
struct LanguageThresholds: Sendable {
  var acceptance = 0.0
  var english = 0.0
  private var others: [(letters: Int, odds: Double)] = []
  var englishWords = 0.0
  var surelyEnglish = 0.0
  var running = 0
  var runningHan = 0
  var shortestForeign = 0

  /// What holds where there is no model, whose file has the thresholds.
  static let withoutModel: LanguageThresholds = {
    var limits = LanguageThresholds()
    (limits.running, limits.runningHan, limits.shortestForeign) = (18, 7, 3)
    return limits
  }()

  /// The odds from which a text is in another language than English.
  func others(letters: Int) -> Double {
    others.last { $0.letters <= letters }?.odds ?? .infinity
  }

  /// Reads the file; every value has to be there.
  static func load(_ path: String) throws(LanguageDataError) -> LanguageThresholds {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw LanguageDataError(code: .missing, file: path, detail: "the thresholds are not there")
    }
    guard let root = try? Yams.compose(yaml: text) else {
      throw LanguageDataError(code: .notYAML, file: path, detail: "the file is not YAML")
    }
    func number(_ key: String, in node: Node) throws(LanguageDataError) -> Double {
      guard let value = node[key]?.float else {
        throw LanguageDataError(
          code: .wrongType, file: path, line: node.mark?.line, detail: "expected a number \(key)")
      }
      return value
    }
    var result = LanguageThresholds()
    result.acceptance = try number("acceptance", in: root)
    result.english = try number("english", in: root)
    for entry in root["others"]?.array() ?? [] {
      let letters = Int(try number("letters", in: entry))
      result.others.append((letters, try number("odds", in: entry)))
    }
    result.englishWords = try number("english-words", in: root)
    result.surelyEnglish = try number("surely-english", in: root)
    result.running = Int(try number("running", in: root))
    result.runningHan = Int(try number("running-han", in: root))
    result.shortestForeign = Int(try number("shortest-foreign", in: root))
    return result
  }
}

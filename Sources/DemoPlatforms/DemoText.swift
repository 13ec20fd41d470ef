import Yams

/// A text in every demo language: `{ko: …, en: …, de: …}`, or one text for all.
struct DemoText: Sendable, Hashable {
  private let words: [String: String]

  init(_ node: Node) throws(DemoDataError) {
    switch node {
    case .scalar(let scalar): words = ["*": scalar.string]
    case .mapping(let mapping):
      var words: [String: String] = [:]
      for (key, value) in mapping {
        guard let language = key.string, let text = value.string else {
          throw DemoDataError(detail: "a text in line \(node.mark?.line ?? 0) is none")
        }
        words[language] = text
      }
      self.words = words
    default: throw DemoDataError(detail: "expected a text in line \(node.mark?.line ?? 0)")
    }
  }

  /// The text in a language; English where a language has none of its own.
  func text(in language: String) -> String {
    words[language] ?? words["*"] ?? words["en"] ?? ""
  }
}

/// A fault in the demo's own data files.
package struct DemoDataError: Error, Sendable, CustomStringConvertible {
  package var detail: String

  package var code: String { "demo-data" }
  package var hint: String { "The demo's data files are part of exitway; install it again." }
  package var description: String { "\(detail). \(hint)" }
}

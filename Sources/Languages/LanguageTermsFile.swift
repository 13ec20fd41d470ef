import Foundation
import Yams

/// Why vocabulary data cannot be used: a fault of a data file, never of what is checked.
package struct LanguageDataError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    case missing
    /// A binary file that does not fit its own description.
    case damaged
    case notYAML = "not-yaml"
    case unknownKey = "unknown-key"
    case wrongType = "wrong-type"
  }

  package var code: Code
  package var file: String
  package var line: Int?
  package var detail: String

  /// What a person can do about it.
  package var hint: String {
    switch code {
    case .missing, .damaged: "Install exitway's data files beside the program."
    case .notYAML, .unknownKey, .wrongType: "See docs/vocabulary.md for the form of these files."
    }
  }

  package var description: String {
    file + (line.map { ":\($0)" } ?? "") + ": " + detail + ". " + hint
  }
}

/// Reads a vocabulary file strictly.
struct LanguageTermsFile {
  let file: String
  let language: Language

  /// Languages whose words are not told apart by spaces, or are as the writer pleases (Korean).
  private static let runLanguages: Set<String> = ["ko", "ja", "zh-Hans", "zh-Hant", "th"]

  private var isRun: Bool { Self.runLanguages.contains(language.tag) }

  /// Reads the terms of a file's text.
  func read(_ text: String) throws(LanguageDataError) -> LanguageTerms {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw LanguageDataError(code: .notYAML, file: file, detail: "the file is not YAML")
    }
    var terms = LanguageTerms(language: language)
    for (key, value) in try entries(root) {
      switch key.string {
      case "language", "sources": continue
      case "words": terms.words = Set(try list(value).flatMap { TermText($0).strings })
      case "neutral": terms.neutral = Set(try list(value).flatMap { TermText($0).strings })
      case "purposes": terms.purposes = try purposes(value)
      case "cues": terms.cues = try cues(value)
      default: throw unknown(key)
      }
    }
    return terms
  }

  private func purposes(_ node: Node) throws(LanguageDataError) -> [LanguageTerms.PurposeTerms] {
    var all: [LanguageTerms.PurposeTerms] = []
    for (key, value) in try entries(node) {
      guard let purpose = key.string.flatMap(Purpose.init) else { throw unknown(key) }
      var terms = LanguageTerms.PurposeTerms(purpose: purpose)
      for (part, list) in try entries(value) {
        guard let name = part.string.flatMap(LanguageTerms.Part.init) else { throw unknown(part) }
        terms.terms[name] = try self.terms(list)
      }
      all.append(terms)
    }
    return all
  }

  private func cues(_ node: Node) throws(LanguageDataError) -> [LanguageTerms.CueTerms] {
    var all: [LanguageTerms.CueTerms] = []
    for (key, value) in try entries(node) {
      guard let cue = key.string.flatMap(Cue.init) else { throw unknown(key) }
      all.append(LanguageTerms.CueTerms(cue: cue, phrases: try terms(value)))
    }
    return all
  }

  private func terms(_ node: Node) throws(LanguageDataError) -> [Term] {
    try list(node).map { Term($0, isRun: isRun) }
  }

  private func entries(_ node: Node?) throws(LanguageDataError) -> [(Node, Node)] {
    guard case .mapping(let mapping)? = node else {
      throw LanguageDataError(
        code: .wrongType, file: file, line: node?.mark?.line, detail: "expected a mapping")
    }
    return mapping.map { ($0.key, $0.value) }
  }

  private func list(_ node: Node) throws(LanguageDataError) -> [String] {
    guard case .sequence(let sequence) = node else {
      throw LanguageDataError(
        code: .wrongType, file: file, line: node.mark?.line, detail: "expected a list")
    }
    return sequence.compactMap(\.string)
  }

  private func unknown(_ node: Node) -> LanguageDataError {
    LanguageDataError(
      code: .unknownKey, file: file, line: node.mark?.line,
      detail: "unknown key \"\(node.string ?? "?")\"")
  }
}

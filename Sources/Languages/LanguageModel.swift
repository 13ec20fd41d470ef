import Foundation

/// A linear classifier over hashed character n-grams, one set of classes for each script.
///
/// It was trained on translated interface strings (docs/language-model.md), because what people
/// press is one or two words long, and detectors made for running text fail there. It is never told
/// what language is expected.
package final class LanguageModel: Sendable {
  /// A language with the natural logarithm of its probability.
  package struct Guess: Sendable, Hashable {
    package var language: Language
    package var logProbability: Double
  }

  /// Words that belong to no language: names, brands, units, places.
  let neutralWords: WordList
  /// Words that are English and hardly anything else.
  let englishWords: WordList
  let thresholds: LanguageThresholds
  /// By ``Script/number``.
  private let groups: [Group?]

  /// The writing systems in which more than one language has to be told apart.
  enum Script: String, CaseIterable, Sendable {
    case latin, cyrillic, arabic, devanagari, han

    /// Its place among all.
    var number: Int {
      switch self {
      case .latin: 0
      case .cyrillic: 1
      case .arabic: 2
      case .devanagari: 3
      case .han: 4
      }
    }
  }

  private struct Group: Sendable {
    var languages: [Language]
    var scale: Float
    var rows: ModelRows
  }

  /// The model that ships with exitway.
  ///
  /// - Throws: `damaged` where the file is not what the training writes.
  package static func load() throws(LanguageDataError) -> LanguageModel {
    let folder = Bundle.module.bundlePath + "/Model"
    return try LanguageModel(
      read("\(folder)/languages.bin"), file: "\(folder)/languages.bin",
      neutralWords: WordList(lines("\(folder)/neutral.txt") + lines("\(folder)/places.txt")),
      englishWords: WordList(lines("\(folder)/english.txt")),
      thresholds: .load("\(folder)/thresholds.yaml"))
  }

  private static func lines(_ path: String) throws(LanguageDataError) -> [String] {
    String(decoding: try read(path), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func read(_ path: String) throws(LanguageDataError) -> Data {
    if let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) { return data }
    throw LanguageDataError(code: .missing, file: path, detail: "the language model is not there")
  }

  /// Reads a model; every length is checked before it is used.
  init(
    _ data: Data, file: String, neutralWords: WordList = WordList(),
    englishWords: WordList = WordList(), thresholds: LanguageThresholds = .withoutModel
  ) throws(LanguageDataError) {
    self.neutralWords = neutralWords
    self.englishWords = englishWords
    self.thresholds = thresholds
    var reader = ModelReader(data: data, file: file)
    guard try reader.text(4) == "EXLM", try reader.number() == 1 else {
      throw reader.damaged("this is no language model of version 1")
    }
    let count = try reader.number()
    guard count <= 16 else { throw reader.damaged("it names \(count) scripts") }
    var groups: [Group?] = Script.allCases.map { _ in nil }
    for _ in 0..<count {
      let name = try reader.text(16)
      let classes = try reader.number()
      let buckets = try reader.number()
      let scale = Float(bitPattern: UInt32(try reader.number()))
      guard let script = Script(rawValue: name), (1...LanguageScores.capacity).contains(classes),
        (1...1_000_000).contains(buckets), scale.isFinite
      else { throw reader.damaged("the script \(name) cannot be read") }
      var languages: [Language] = []
      for _ in 0..<classes {
        let tag = try reader.text(16)
        guard let language = Language(tag: tag) else { throw reader.damaged("unknown \(tag)") }
        languages.append(language)
      }
      let start = try reader.skip(classes * buckets)
      groups[script.number] = Group(
        languages: languages, scale: scale,
        rows: data.withUnsafeBytes { raw in
          ModelRows(
            UnsafeRawBufferPointer(rebasing: raw[start...]), languages: classes, buckets: buckets)
        })
    }
    self.groups = groups
  }

  /// The languages of a script that the model tells apart.
  func languages(of script: Script) -> [Language] { groups[script.number]?.languages ?? [] }

  /// Weighs the languages of a script; nil where the text has no letters.
  func scores(
    _ text: UnsafeBufferPointer<UInt8>, script: Script, known: WordSums? = nil
  ) -> LanguageScores? {
    guard let group = groups[script.number] else { return nil }
    var sums = InlineArray<32, Int32>(repeating: 0)
    let features = withUnsafeMutableBytes(of: &sums) { raw -> Int in
      guard let sums = raw.assumingMemoryBound(to: Int32.self).baseAddress else { return 0 }
      guard let known else {
        return group.rows.sum(text, script: script.number, known: nil, to: sums)
      }
      return known.lend { group.rows.sum(text, script: script.number, known: $0, to: sums) }
    }
    guard features > 0 else { return nil }
    return LanguageScores(
      languages: group.languages, sums: sums,
      factor: Double(group.scale) / Double(features).squareRoot())
  }
}

/// Reads numbers and names from the front of a model's file.
private struct ModelReader {
  let data: Data
  let file: String
  private var offset = 0

  init(data: Data, file: String) {
    self.data = data
    self.file = file
  }

  mutating func number() throws(LanguageDataError) -> Int {
    let start = try skip(4)
    return (0..<4).reduce(0) { $0 | Int(data[data.startIndex + start + $1]) << (8 * $1) }
  }

  /// Text of a fixed width, padded with NUL.
  mutating func text(_ width: Int) throws(LanguageDataError) -> String {
    let start = try skip(width)
    let bytes = data[(data.startIndex + start)..<(data.startIndex + start + width)]
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Passes over bytes and tells where they begin.
  mutating func skip(_ count: Int) throws(LanguageDataError) -> Int {
    guard count <= data.count - offset else { throw damaged("it ends too early") }
    defer { offset += count }
    return offset
  }

  func damaged(_ detail: String) -> LanguageDataError {
    LanguageDataError(code: .damaged, file: file, detail: detail)
  }
}

import Foundation

/// A linear classifier over hashed character n-grams, one set of classes for each script.
///
/// It was trained on translated interface strings (docs/language-model.md), because what people
/// press is one or two words long, and detectors made for running text fail there. It is never told
/// what language is expected.
package struct LanguageModel: Sendable {
  /// A language with the natural logarithm of its probability.
  package struct Guess: Sendable, Hashable {
    package var language: Language
    package var logProbability: Double
  }

  /// Words that belong to no language, in lower case: names, brands, units, places.
  let neutralWords: Set<String>
  private let weights: [UInt8]
  private let groups: [Script: Group]

  /// The writing systems in which more than one language has to be told apart.
  enum Script: String, CaseIterable, Sendable {
    case latin, cyrillic, arabic, devanagari, han
  }

  private struct Group: Sendable {
    var languages: [Language]
    var buckets: UInt32
    var scale: Float
    /// Where its weights begin, one byte for each bucket and language.
    var start: Int
  }

  /// The model that ships with exitway.
  ///
  /// - Throws: `damaged` where the file is not what the training writes.
  package static func load() throws(LanguageDataError) -> LanguageModel {
    let folder = Bundle.module.bundlePath + "/Model"
    let neutral = String(decoding: try read("\(folder)/neutral.txt"), as: UTF8.self)
    return try LanguageModel(
      read("\(folder)/languages.bin"), file: "\(folder)/languages.bin",
      neutralWords: Set(neutral.split(separator: "\n").map(String.init)))
  }

  private static func read(_ path: String) throws(LanguageDataError) -> Data {
    if let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) { return data }
    throw LanguageDataError(code: .missing, file: path, detail: "the language model is not there")
  }

  /// Reads a model; every length is checked before it is used.
  init(
    _ data: Data, file: String, neutralWords: Set<String> = []
  ) throws(LanguageDataError) {
    self.neutralWords = neutralWords
    var reader = ModelReader(data: data, file: file)
    guard try reader.text(4) == "EXLM", try reader.number() == 1 else {
      throw reader.damaged("this is no language model of version 1")
    }
    let count = try reader.number()
    guard count <= 16 else { throw reader.damaged("it names \(count) scripts") }
    var groups: [Script: Group] = [:]
    for _ in 0..<count {
      let name = try reader.text(16)
      let classes = try reader.number()
      let buckets = try reader.number()
      let scale = Float(bitPattern: UInt32(try reader.number()))
      guard let script = Script(rawValue: name), (1...100).contains(classes),
        (1...1_000_000).contains(buckets), scale.isFinite
      else { throw reader.damaged("the script \(name) cannot be read") }
      var languages: [Language] = []
      for _ in 0..<classes {
        let tag = try reader.text(16)
        guard let language = Language(tag: tag) else { throw reader.damaged("unknown \(tag)") }
        languages.append(language)
      }
      groups[script] = Group(
        languages: languages, buckets: UInt32(buckets), scale: scale,
        start: try reader.skip(classes * buckets))
    }
    self.groups = groups
    weights = Array(data)
  }

  /// The languages of a script with their probabilities, the likeliest first; empty where the text
  /// has no letters of the script.
  func rank(_ text: String, script: Script) -> [Guess] {
    guard let group = groups[script] else { return [] }
    var scores = [Int32](repeating: 0, count: group.languages.count)
    let features = FeatureScan.count(text, buckets: group.buckets) { buckets in
      for bucket in buckets {
        let row = group.start + Int(bucket) * scores.count
        for index in scores.indices {
          scores[index] += Int32(Int8(bitPattern: weights[row + index]))
        }
      }
    }
    guard features > 0 else { return [] }
    let factor = Double(group.scale) / Double(features).squareRoot()
    let logits = scores.map { Double($0) * factor }
    let most = logits.max() ?? 0
    let sum = logits.reduce(0) { $0 + exp($1 - most) }
    return zip(group.languages, logits)
      .map { Guess(language: $0, logProbability: $1 - most - log(sum)) }
      .sorted { $0.logProbability > $1.logProbability }
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

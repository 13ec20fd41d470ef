import Foundation
import Languages

/// Answers lines of JSON, one text or page each, in the order in which they come; memory stays small
/// however long the file is.
struct TextStream {
  private let identifier: LanguageIdentifier
  private let model: LanguageModel
  private var tools: [String: Tools] = [:]

  /// What judges one expected language.
  private struct Tools {
    var judge: LanguageJudge
    var vocabulary: Vocabulary
  }

  init(model: LanguageModel) {
    self.model = model
    identifier = LanguageIdentifier(model: model)
  }

  /// A fault in a line of the file.
  struct Fault: Error, CustomStringConvertible {
    var line: Int
    var detail: String
    var description: String { "line \(line): \(detail)" }
  }

  private struct Text: Decodable {
    var id: String
    var text: String
    var expected: String
  }

  private struct Page: Decodable {
    var id: String
    var expected: String
    var blocks: [String]
  }

  private struct PageAnswer: Encodable {
    var id: String
    var foreignShare: Double
    var blocks: [Bool?]

    enum CodingKeys: String, CodingKey {
      case id, blocks
      case foreignShare = "foreign_share"
    }
  }

  /// Which lines a file has.
  enum Kind { case texts, pages }

  /// Answers every line of a file.
  mutating func answer(_ kind: Kind, in file: FileHandle, _ write: ([UInt8]) -> Void) throws {
    var rest = Data()
    var number = 0
    while true {
      let chunk = try file.read(upToCount: 1 << 20) ?? Data()
      rest.append(chunk)
      guard rest.count <= 64 << 20 else {
        throw Fault(line: number + 1, detail: "the line is longer than 64 MiB")
      }
      var out: [UInt8] = []
      while let end = rest.firstIndex(of: 10) {
        number += 1
        try answer(kind, rest[..<end], number, &out)
        rest = rest[rest.index(after: end)...]
      }
      rest = Data(rest)
      if chunk.isEmpty {
        number += 1
        if !rest.isEmpty { try answer(kind, rest, number, &out) }
        write(out)
        return
      }
      write(out)
    }
  }

  private mutating func answer(
    _ kind: Kind, _ line: Data, _ number: Int, _ out: inout [UInt8]
  ) throws {
    guard line.contains(where: { $0 > 32 }) else { return }
    do {
      let decoder = JSONDecoder()
      switch kind {
      case .texts:
        let text = try decoder.decode(Text.self, from: line)
        try answer(text).write(to: &out)
      case .pages:
        let page = try decoder.decode(Page.self, from: line)
        out.append(contentsOf: try Self.encoder.encode(try answer(page)))
      }
      out.append(10)
    } catch let error as LanguageDataError {
      throw Fault(line: number, detail: error.description)
    } catch let fault as Fault {
      throw Fault(line: number, detail: fault.detail)
    } catch {
      throw Fault(
        line: number, detail: "expected a JSON object with id, expected and text or blocks")
    }
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  private mutating func answer(_ text: Text) throws -> TextAnswer {
    let tools = try tools(text.expected)
    let best = identifier.best(text.text)
    let verdict = tools.judge.judge(text.text)
    let purpose = tools.vocabulary.purpose(of: ControlWords(label: text.text))
    return TextAnswer(
      id: text.id, language: best?.language.tag,
      confidence: best.map { exp($0.logProbability) } ?? 0, matchesExpected: verdict.matches,
      purpose: purpose?.purpose, matchScore: verdict.score)
  }

  private mutating func answer(_ page: Page) throws -> PageAnswer {
    let judge = try tools(page.expected).judge
    let verdicts = PageVerdicts.settled(page.blocks.map { judge.judge($0) })
    let letters = verdicts.filter { $0.answer != .undetermined }.reduce(0) { $0 + $1.letters }
    let foreign = verdicts.filter { $0.answer == .no }.reduce(0) { $0 + $1.letters }
    return PageAnswer(
      id: page.id, foreignShare: letters == 0 ? 0 : Double(foreign) / Double(letters),
      blocks: verdicts.map(\.matches))
  }

  private mutating func tools(_ tag: String) throws -> Tools {
    if let known = tools[tag] { return known }
    guard let language = Language(tag: tag) else {
      throw Fault(line: 0, detail: "\"\(tag)\" is no language")
    }
    let vocabulary = try Vocabulary.load(for: [language])
    let made = Tools(
      judge: LanguageJudge(expected: language, vocabulary: vocabulary, model: model),
      vocabulary: vocabulary)
    tools[tag] = made
    return made
  }
}

extension LanguageVerdict {
  /// A number that grows with the belief that the text is in the expected language.
  var score: Double {
    if let odds { return odds }
    return switch answer {
    case .yes: Double(confidence) / 5
    case .no: -Double(confidence) / 5
    case .undetermined: 0
    }
  }

  /// Yes, no, or nil where it cannot be told.
  var matches: Bool? {
    switch answer {
    case .yes: true
    case .no: false
    case .undetermined: nil
    }
  }
}

import Foundation

/// What exitway says, in one language: English sentences and what stands for them.
///
/// Findings are stored in English, so that snapshots of two readers can be compared; they are put
/// into the reader's language only when a report is written. A sentence without a message stays as
/// it is, and says that it is English.
struct MessageCatalogue: Sendable {
  /// No sentence of ours is longer; the rest of a longer one is a stranger's.
  private static let longestSentence = 2000
  /// Sentences in one text, and messages in the holes of messages.
  private static let mostSentences = 12
  private static let deepest = 3

  let language: ReportLanguage
  private let messages: [String: String]
  /// Templates by the first word of their English, the heaviest first; `""` for those that begin
  /// with a hole.
  private let templates: [Substring: [MessageTemplate]]

  /// The messages that ship with exitway.
  ///
  /// - Throws: `messages` where the file is missing or damaged.
  init(_ language: ReportLanguage) throws(ReportingError) {
    let path = "\(Bundle.module.bundlePath)/Messages/\(language.rawValue).json"
    do {
      let bytes = try Data(contentsOf: URL(filePath: path))
      self.init(language, try JSONDecoder().decode(Messages.self, from: bytes))
    } catch {
      throw ReportingError(
        .messages, format: language.rawValue, hint: "Install exitway anew, with its resources.")
    }
  }

  /// A file of messages: texts of reports by their names, and sentences that are stored in English.
  struct Messages: Decodable {
    var words: [String: String]
    var sentences: [String: String]
  }

  init(_ language: ReportLanguage, _ file: Messages) {
    self.language = language
    messages = file.words.merging(file.sentences) { words, _ in words }
    let made = file.sentences.map { MessageTemplate(english: $0, translation: $1) }
      .filter { !$0.holes.isEmpty }
      .sorted {
        ($1.weight, String(decoding: $0.literals.joined(), as: UTF8.self))
          < ($0.weight, String(decoding: $1.literals.joined(), as: UTF8.self))
      }
    templates = Dictionary(grouping: made) { template in
      let first = String(decoding: template.literals.first ?? [], as: UTF8.self)
      return Self.firstWord(of: first)
    }
  }

  /// The English keys, sorted.
  var keys: [String] { messages.keys.sorted() }

  /// The message for a key as it stands in the file; nil where there is none.
  func message(_ key: String) -> String? { messages[key] }

  /// A text of ours in the reader's language: one sentence, or several one after the other.
  func phrases(for text: String) -> [Phrase] {
    guard text.utf8.count <= Self.longestSentence else { return [.untranslated(text)] }
    return found(Array(text.utf8)[...], depth: 0) ?? [.untranslated(text)]
  }

  /// A line of what a rule counted: `https://${host}/leave: what is deleted, when`, or a sentence.
  func phrases(forLine line: String) -> [Phrase] {
    if line.starts(with: #/\d{3} http/#) { return [.code(line)] }
    guard line.hasPrefix("http") else { return phrases(for: line) }
    guard let colon = line.firstRange(of: ": ") else { return [.code(line)] }
    let rest = String(line[colon.upperBound...])
    let start = [Phrase.code(String(line[..<colon.lowerBound])), .words(": ")]
    if rest.wholeMatch(of: #/[a-z]{2,3}(?:-[A-Za-z]+)?/#) != nil {
      return start + [.words(LanguageName.of(rest, in: language))]
    }
    let items = rest.split(separator: ", ").map(String.init)
    guard items.allSatisfy({ messages[$0] != nil }) else { return start + phrases(for: rest) }
    return start + fill(Array(rest.utf8)[...], .list, depth: 0)
  }

  /// Nil where not even the first sentence is a message.
  private func found(_ text: ArraySlice<UInt8>, depth: Int) -> [Phrase]? {
    if let phrases = sentence(text, depth: depth) { return phrases }
    let stops = text.indices.dropLast().filter {
      text[$0] == UInt8(ascii: ".") && text[$0 + 1] == UInt8(ascii: " ")
    }
    for stop in stops.suffix(Self.mostSentences).reversed() {
      guard let head = sentence(text[...stop], depth: depth) else { continue }
      let tail = text[(stop + 2)...]
      let rest = found(tail, depth: depth) ?? [.untranslated(Self.string(tail))]
      return head + [.words(language == .japanese ? "" : " ")] + rest
    }
    return nil
  }

  private func sentence(_ text: ArraySlice<UInt8>, depth: Int) -> [Phrase]? {
    let words = Self.string(text)
    if let message = messages[words] { return [.words(message)] }
    for key in [Self.firstWord(of: words), ""] {
      for template in templates[key] ?? [] {
        guard let values = template.match(text) else { continue }
        return template.translation.flatMap { part -> [Phrase] in
          switch part {
          case .words(let words): [.words(words)]
          case .hole(let number, let kind): fill(values[number] ?? [], kind, depth: depth + 1)
          }
        }
      }
    }
    return nil
  }

  private func fill(
    _ value: ArraySlice<UInt8>, _ kind: MessageTemplate.Kind, depth: Int
  ) -> [Phrase] {
    let text = Self.string(value)
    switch kind {
    case .quote: return [.quote(text)]
    case .code: return [.code(text)]
    case .language: return [.words(LanguageName.of(text, in: language))]
    case .text:
      guard depth <= Self.deepest, text.contains(where: \.isLetter) else { return [.words(text)] }
      return found(value, depth: depth) ?? [.untranslated(text)]
    case .list:
      let items = text.split(separator: #/, | and /#).map { Array($0.utf8)[...] }
      let phrases = items.map { fill($0, .text, depth: depth) }
      return Array(phrases.joined(separator: [.words(messages[", "] ?? ", ")]))
    }
  }

  private static func firstWord(of text: String) -> Substring {
    // A word that a hole follows at once is not whole: such a template is among the wordless.
    guard let end = text.firstIndex(of: " ") else { return "" }
    return text[..<end]
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

import Foundation
import Languages
import Pages

/// Reads pages as a check does and prints the CPU seconds of it: bytes to page model with the
/// language of every block and the purpose of every control.
///
/// usage: page-benchmark ROUNDS FILE...; the reader's language stands in the file's name.
/// `page-benchmark show` reads lines {"id","html"} and writes lines {"id","text","links"} instead, for
/// a comparison with a browser.
@main
struct PageBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "show" { return try show() }
    let rounds = Int(arguments.first ?? "1") ?? 1
    let model = try LanguageModel.load()
    var readers: [String: (vocabulary: Vocabulary, judge: LanguageJudge)] = [:]
    var pages: [(tag: String, bytes: [UInt8])] = []
    for path in arguments.dropFirst() {
      let url = URL(filePath: path)
      let name = url.deletingPathExtension().lastPathComponent
      let tag = String(name.drop { $0 != "-" }.dropFirst())
      pages.append((tag, Array(try Data(contentsOf: url))))
      guard readers[tag] == nil, let language = Language(tag: tag) else { continue }
      let vocabulary = try Vocabulary.load(for: [language])
      readers[tag] = (
        vocabulary, LanguageJudge(expected: language, vocabulary: vocabulary, model: model)
      )
    }
    var links = 0
    var judged = 0
    let start = clock()
    for _ in 0..<rounds {
      for page in pages {
        guard let knowledge = readers[page.tag] else { continue }
        // A reader of its own for each page: nothing is remembered from one to the next.
        let reader = PageReader(vocabulary: knowledge.vocabulary, judge: knowledge.judge)
        let model = try reader.read(page.bytes, contentType: "text/html; charset=utf-8")
        links += model.controls.count { $0.role == .link }
        judged += model.detectedLanguage == nil ? 0 : 1
      }
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print(String(format: "%.6f %ld %ld", seconds, links / rounds, judged / rounds))
  }

  private struct Case: Decodable {
    var id: String
    var html: String
  }

  private struct Shown: Encodable {
    var id: String
    var text: String
    var links: [String]
  }

  private static func show() throws {
    let vocabulary = try Vocabulary.load(for: [.english])
    let judge = LanguageJudge(expected: .english, vocabulary: vocabulary)
    let reader = PageReader(vocabulary: vocabulary, judge: judge)
    while let line = readLine() {
      let page = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      let model = try reader.read(Array(page.html.utf8), contentType: "text/html; charset=utf-8")
      let shown = Shown(
        id: page.id,
        text: model.blocks.filter { $0.role != .alternative && !$0.isCollapsed }.map(\.text)
          .joined(separator: "\n"),
        links: model.controls.filter { $0.role == .link }.compactMap(\.target))
      print(String(decoding: try JSONEncoder().encode(shown), as: UTF8.self))
    }
  }
}

import Foundation
import Yams

/// Short texts that every demo page needs, by language: `Texts/words.yaml`.
struct DemoWords: Sendable {
  private let texts: [String: DemoText]
  private let categories: [DemoText]
  private let products: [DemoText]

  init() throws(DemoDataError) {
    let node = try DemoPlatform.compose(Bundle.module.bundlePath + "/Texts/words.yaml")
    var texts: [String: DemoText] = [:]
    for (key, value) in node["words"]?.mapping ?? [:] {
      if let name = key.string { texts[name] = try DemoText(value) }
    }
    self.texts = texts
    categories = try Self.list(node["categories"]?.array() ?? [])
    products = try Self.list(node["products"]?.array() ?? [])
  }

  /// A word in a language; its key where there is none, which a test would notice.
  subscript(_ key: String, _ language: String) -> String {
    texts[key]?.text(in: language) ?? key
  }

  func category(_ number: Int, _ language: String) -> String {
    categories.isEmpty ? "" : categories[number % categories.count].text(in: language)
  }

  func product(_ number: Int, _ language: String) -> String {
    products.isEmpty ? "" : products[number % products.count].text(in: language)
  }

  private static func list(_ nodes: [Node]) throws(DemoDataError) -> [DemoText] {
    var texts: [DemoText] = []
    for node in nodes { texts.append(try DemoText(node)) }
    return texts
  }
}

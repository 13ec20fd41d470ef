import Foundation

/// One entry of JustDeleteMe's `_data/sites.json`, read leniently: a field of another type is missing.
struct JustDeleteMeEntry: Decodable {
  var name: String?
  var url: String?
  var difficulty: String?
  var notes: String?
  var email: String?
  var domains: [String]
  /// `url_de` and the like, by language, sorted.
  var otherAddresses: [(language: String, url: String)]

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    guard let fields = try? decoder.container(keyedBy: Key.self) else {
      domains = []
      otherAddresses = []
      return
    }
    let text = { (name: String) in try? fields.decode(String.self, forKey: Key(name)) }
    name = text("name")
    url = text("url")
    difficulty = text("difficulty")
    notes = text("notes")
    email = text("email")
    domains = (try? fields.decode([String].self, forKey: Key("domains"))) ?? []
    otherAddresses = fields.allKeys.map(\.stringValue).filter { $0.hasPrefix("url_") }.sorted()
      .compactMap { key in text(key).map { (String(key.dropFirst(4)), $0) } }
  }
}

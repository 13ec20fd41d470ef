import Languages

/// The phrase that a page asks its reader to type: "type DELETE to confirm".
enum TypedPhrase {
  private static let quotes: [Character: Character] = [
    "\"": "\"", "“": "”", "„": "“", "‘": "’", "'": "'", "«": "»", "»": "«", "「": "」", "『": "』",
    "‹": "›", "”": "”", "`": "`",
  ]
  private static let longest = 60
  /// How far a closing mark is looked for; without an end each opening one would look at all the rest.
  private static let farthest = 120

  /// The phrases that a text puts into quotation marks, or writes in capitals of its own.
  static func find(in text: String) -> [String] {
    let quoted = quoted(in: text)
    return quoted.isEmpty ? capitals(in: text) : quoted
  }

  private static func quoted(in text: String) -> [String] {
    var phrases: [String] = []
    var rest = text[...]
    while let opening = rest.firstIndex(where: { quotes[$0] != nil }) {
      let closing = quotes[rest[opening]]
      let inner = rest[rest.index(after: opening)...]
      // An apostrophe inside a word opens nothing.
      let isInWord =
        opening > text.startIndex && text[text.index(before: opening)].isLetter
        && rest[opening] == "'"
      guard !isInWord, let end = inner.prefix(farthest).firstIndex(where: { $0 == closing })
      else {
        rest = inner
        continue
      }
      let phrase = inner[..<end]
      if (1...longest).contains(phrase.count), phrase.contains(where: \.isLetter) {
        phrases.append(String(phrase))
      }
      rest = inner[inner.index(after: end)...]
    }
    return phrases
  }

  /// Words in capitals inside a text that is not; one has four letters, so that OK, URL and SMS are
  /// not taken for one.
  private static func capitals(in text: String) -> [String] {
    guard text.contains(where: { $0.isLetter && !$0.isUppercase }) else { return [] }
    let words = text.split { !$0.isLetter && $0 != "-" }
    let runs = words.split { word in !word.allSatisfy { $0.isUppercase || $0 == "-" } }
    return runs.filter { run in run.contains { $0.count >= 4 } }
      .map { $0.joined(separator: " ") }.filter { $0.count <= longest }
  }
}

/// Who is signed in, as pages name them: a link with one's own name leads to one's own account.
struct Person: Sendable {
  private let names: [String]

  /// Shorter names stand in other words.
  private static let shortest = 4

  /// Takes what was typed in to log in, passwords excepted.
  init(names: [String]) {
    self.names = names.flatMap { name in
      let name = name.lowercased()
      guard let at = name.firstIndex(of: "@") else { return [name] }
      return [name, String(name[..<at])]
    }.filter { $0.count >= Self.shortest }
  }

  /// Whether a label is the person's name, or says little more.
  func isNamed(in label: String) -> Bool {
    guard label.utf8.count <= 120 else { return false }
    let label = label.lowercased()
    return names.contains { label.contains($0) }
  }
}

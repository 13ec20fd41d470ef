/// Text with variables: `https://${host}/account`, `${env.MARKET_USER}`, `${env.PORT:-8410}`.
package struct Template: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case text(String)
    case variable(String)
    case environment(name: String, fallback: String?)
  }

  package let source: String
  package let parts: [Part]
  package let line: Int
  package let column: Int

  /// Variables that a locale gives.
  static let known = ["host", "locale", "language", "region"]

  /// Whether a value comes from the environment.
  package var isFromEnvironment: Bool {
    parts.contains { if case .environment = $0 { true } else { false } }
  }

  /// The variables of the environment that it names.
  var environmentNames: [String] {
    parts.compactMap { if case .environment(let name, _) = $0 { name } else { nil } }
  }

  /// Reads text; a variable that does not exist is told.
  init(
    _ source: String, line: Int, column: Int, problem: (_ message: String, _ hint: String) -> Void
  ) {
    self.source = source
    self.line = line
    self.column = column
    var parts: [Part] = []
    var rest = source[...]
    while let open = rest.firstRange(of: "${") {
      if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
      guard let close = rest[open.upperBound...].firstIndex(of: "}") else {
        problem("\"${\" without \"}\"", "write ${host} or ${env.NAME}")
        break
      }
      let name = String(rest[open.upperBound..<close])
      if let part = Self.part(name) {
        parts.append(part)
      } else {
        let known = Self.known.map { "${\($0)}" } + ["${env.NAME}", "${env.NAME:-default}"]
        let nearest = Suggestion.nearest(to: name, among: Self.known)
        problem(
          "unknown variable ${\(name)}",
          nearest.map { "did you mean ${\($0)}?" } ?? "known are \(known.joined(separator: ", "))")
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  private static func part(_ name: String) -> Part? {
    if known.contains(name) { return .variable(name) }
    guard name.hasPrefix("env.") else { return nil }
    let body = name.dropFirst(4)
    let range = body.firstRange(of: ":-")
    let variable = String(range.map { body[..<$0.lowerBound] } ?? body)
    let isName =
      !variable.isEmpty
      && variable.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      }
    guard isName else { return nil }
    return .environment(name: variable, fallback: range.map { String(body[$0.upperBound...]) })
  }

  /// The text with every variable in place, or the names of those that are not set.
  func expand(
    _ variables: [String: String], _ environment: [String: String]
  ) -> Result<String, Unset> {
    var text = ""
    var unset: [String] = []
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .variable(let name):
        if let value = variables[name] { text += value } else { unset.append(name) }
      case .environment(let name, let fallback):
        if let value = environment[name], !value.isEmpty {
          text += value
        } else if let fallback {
          text += fallback
        } else {
          unset.append("env.\(name)")
        }
      }
    }
    return unset.isEmpty ? .success(text) : .failure(Unset(names: unset))
  }

  /// Variables without a value.
  struct Unset: Error, Sendable {
    var names: [String]
  }
}

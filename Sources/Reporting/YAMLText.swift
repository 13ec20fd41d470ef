/// Writes block-style YAML 1.2 line by line, in the order in which it is told.
struct YAMLText {
  private var lines: [String] = []
  private var depth = 0
  /// Set after `- `: the next field of the same item stands under the first.
  private var itemDepth: Int?

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// `key: value`; nothing where there is no value.
  mutating func field(_ key: String, _ value: String?, isWord: Bool = false) {
    guard let value else { return }
    put("\(Escaping.yaml(key)): \(isWord ? value : Escaping.yaml(value))")
  }

  /// `key: 7`.
  mutating func field(_ key: String, _ value: Int) {
    put("\(Escaping.yaml(key)): \(value)")
  }

  /// `- key: value`, the first line of an item that is a mapping.
  mutating func item(_ key: String, _ value: String) {
    start("\(Escaping.yaml(key)): \(Escaping.yaml(value))")
  }

  /// `- key: 7`.
  mutating func item(_ key: String, _ value: Int) {
    start("\(Escaping.yaml(key)): \(value)")
  }

  /// `- value`, an item of its own.
  mutating func item(_ value: String) {
    start(Escaping.yaml(value))
  }

  /// `key:` and what `content` writes under it.
  mutating func nested(_ key: String, _ content: (inout YAMLText) -> Void) {
    put("\(Escaping.yaml(key)):")
    let outer = (depth, itemDepth)
    depth = (itemDepth ?? depth) + 1
    itemDepth = nil
    content(&self)
    (depth, itemDepth) = outer
  }

  /// `key:` and one item for each value; nothing where there are none.
  mutating func list<Value>(
    _ key: String, _ values: [Value], _ content: (inout YAMLText, Value) -> Void
  ) {
    guard !values.isEmpty else { return }
    nested(key) { yaml in
      for value in values {
        content(&yaml, value)
        yaml.itemDepth = nil
      }
    }
  }

  private mutating func put(_ line: String) {
    lines.append(String(repeating: "  ", count: itemDepth ?? depth) + line)
  }

  private mutating func start(_ line: String) {
    itemDepth = nil
    put("- " + line)
    itemDepth = depth + 1
  }
}

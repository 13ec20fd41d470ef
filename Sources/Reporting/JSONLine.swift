/// Writes an object as one line of JSON, its members in the order in which they are given.
///
/// An encoder makes an object of every value before it writes one, which took a survey as long as
/// telling the languages of its pages. Texts of strangers are escaped as ``Escaping/json(_:)`` does.
package struct JSONLine {
  package private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  /// The members of the object.
  package init(_ members: (inout JSONLine) -> Void) {
    bytes.reserveCapacity(64 << 10)
    members(&self)
    bytes += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
  }

  /// A text; left out where there is none.
  package mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    write(text)
  }

  package mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    bytes += String(number).utf8
  }

  /// A share or another finite number; left out where there is none.
  package mutating func member(_ name: StaticString, _ number: Double?) {
    guard let number else { return }
    key(name)
    let text = number.description
    bytes += (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8
  }

  package mutating func member(_ name: StaticString, _ flag: Bool?) {
    guard let flag else { return }
    key(name)
    write(flag ? "true" as StaticString : "false")
  }

  package mutating func member(_ name: StaticString, _ texts: [String]) {
    list(name, texts) { $0.write($1) }
  }

  /// An object.
  package mutating func member(_ name: StaticString, _ members: (inout JSONLine) -> Void) {
    key(name)
    object(members)
  }

  /// A list of objects.
  package mutating func member<Item>(
    _ name: StaticString, of items: [Item], _ members: (inout JSONLine, Item) -> Void
  ) {
    list(name, items) { line, item in line.object { members(&$0, item) } }
  }

  private mutating func list<Item>(
    _ name: StaticString, _ items: [Item], _ body: (inout JSONLine, Item) -> Void
  ) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (number, item) in items.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      body(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func object(_ members: (inout JSONLine) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    members(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Our own names need no escapes.
  private mutating func key(_ name: StaticString) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    write(name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  // MARK: Texts

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      var written = 0
      for index in text.indices where Self.mayNeedEscape(text[index]) {
        let length = text[index] < 0xC0 ? 1 : text[index] < 0xE0 ? 2 : text[index] < 0xF0 ? 3 : 4
        let part = text[index..<min(index + length, text.count)]
        guard let scalar = String(decoding: part, as: UTF8.self).unicodeScalars.first,
          let escape = Self.escape(of: scalar)
        else { continue }
        bytes.append(contentsOf: text[written..<index])
        bytes += escape.utf8
        written = index + length
      }
      bytes.append(contentsOf: text[written...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Controls, quotes, and the first bytes of what ``Escaping`` hides.
  @inline(__always)
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
      || byte == 0xEF || byte == 0xF3
  }

  private static func escape(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\u{8}": "\\b"
    case "\u{C}": "\\f"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: Escaping.isHidden(scalar) ? Escaping.unicodeEscape(of: scalar) : nil
    }
  }
}

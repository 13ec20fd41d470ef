internal import CLibXML2

/// An element as the parser reports it.
///
/// Its attributes are the parser's: they live only as long as the report.
@safe
struct Element {
  let tag: Tag
  /// The name's number in ``ElementNames``.
  let name: Int
  private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  /// Marks of the attributes' names: an element is asked for some forty, and has two or three.
  private let marks: NameMarks

  init(
    tag: Tag, name: Int, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    self.tag = tag
    self.name = name
    unsafe self.attributes = unsafe attributes
    var marks = NameMarks()
    if var pair = unsafe attributes {
      while let key = unsafe pair.pointee {
        unsafe marks.insert(Word(key))
        unsafe pair += 2
      }
    }
    self.marks = marks
  }

  /// An attribute's value; empty where the attribute stands alone.
  @inline(__always)
  subscript(_ name: StaticString) -> String? {
    guard marks.mayHold(name) else { return nil }
    return text(name)
  }

  /// Whether there is such an attribute.
  @inline(__always)
  func has(_ name: StaticString) -> Bool {
    guard marks.mayHold(name) else { return false }
    return unsafe find(name) != nil
  }

  /// An attribute's whole value as bytes; empty where the attribute stands alone.
  @inline(__always)
  func value(_ name: StaticString) -> Word? {
    guard marks.mayHold(name) else { return nil }
    return bytes(name)
  }

  /// The words of an attribute such as `class`, without making strings of them.
  @inline(__always)
  func each(_ name: StaticString) -> Word.Parts {
    Word.Parts(of: value(name) ?? Word(), cutAt: .space)
  }

  /// The same, where every sign ends a word: `form-error` is two.
  @inline(__always)
  func letters(_ name: StaticString) -> Word.Parts {
    Word.Parts(of: value(name) ?? Word(), cutAt: .sign)
  }

  /// Whether an attribute's value has some text in it, given in lower case, in any case.
  @inline(__always)
  func holds(_ text: StaticString, in name: StaticString) -> Bool {
    value(name)?.holds(text) ?? false
  }

  /// Words of an attribute such as `role`, in lower case.
  func words(_ name: StaticString) -> [Substring] {
    has(name) ? (self[name] ?? "").lowercased().split(whereSeparator: \.isWhitespace) : []
  }

  private func text(_ name: StaticString) -> String? {
    guard let value = unsafe find(name) else { return nil }
    return unsafe value.pointer.map { unsafe String(cString: $0) } ?? ""
  }

  private func bytes(_ name: StaticString) -> Word? {
    guard let value = unsafe find(name) else { return nil }
    return unsafe value.pointer.map { unsafe Word($0) } ?? Word()
  }

  @unsafe private struct Value {
    var pointer: UnsafePointer<xmlChar>?
  }

  private func find(_ name: StaticString) -> Value? {
    guard var pair = unsafe attributes else { return nil }
    while let key = unsafe pair.pointee {
      if unsafe strcmp(
        UnsafeRawPointer(key).assumingMemoryBound(to: CChar.self),
        UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
      {
        return unsafe Value(pointer: pair[1])
      }
      unsafe pair += 2
    }
    return nil
  }
}

/// The names of a page's elements, by number.
///
/// The parser keeps each name once, so its address tells the name.
struct ElementNames {
  private var numbers: [UInt: Int] = [:]
  /// The names met last, by some bits of their address.
  private var recent = InlineArray<64, (address: UInt, number: Int)>(repeating: (0, 0))
  private(set) var names: [String] = []
  private(set) var tags: [Tag] = []

  /// Elements beyond this many names are all alike; HTML has about 140.
  private static let maximum = 1000

  mutating func number(of name: UnsafePointer<xmlChar>) -> Int {
    let address = UInt(bitPattern: name)
    let slot = Int((address >> 3) & 63)
    if recent[slot].address == address { return recent[slot].number }
    let number = unsafe lookedUp(name, address)
    recent[slot] = (address, number)
    return number
  }

  private mutating func lookedUp(_ name: UnsafePointer<xmlChar>, _ address: UInt) -> Int {
    if let known = numbers[address] { return known }
    let text = names.count < Self.maximum ? unsafe String(cString: name) : "unknown"
    let number = names.firstIndex(of: text) ?? names.count
    if number == names.count {
      names.append(text)
      tags.append(Tag.named(text))
    }
    numbers[address] = number
    return number
  }
}

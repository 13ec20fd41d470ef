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

  init(
    tag: Tag, name: Int, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    self.tag = tag
    self.name = name
    unsafe self.attributes = unsafe attributes
  }

  /// An attribute's value; empty where the attribute stands alone.
  subscript(_ name: StaticString) -> String? {
    guard let value = unsafe find(name) else { return nil }
    return unsafe value.pointer.map { unsafe String(cString: $0) } ?? ""
  }

  /// Whether there is such an attribute.
  func has(_ name: StaticString) -> Bool { unsafe find(name) != nil }

  /// Whether an attribute's value has some text in it, given in lower case, in any case.
  func holds(_ text: StaticString, in name: StaticString) -> Bool {
    guard var place = unsafe find(name)?.pointer else { return false }
    while unsafe place.pointee != 0 {
      var count = 0
      while count < text.utf8CodeUnitCount {
        let found = unsafe place[count]
        let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(found)
        guard unsafe (isCapital ? found | 0x20 : found) == text.utf8Start[count] else { break }
        count += 1
      }
      if count == text.utf8CodeUnitCount { return true }
      unsafe place += 1
    }
    return false
  }

  /// Words of an attribute such as `class` or `role`, in lower case.
  func words(_ name: StaticString) -> [Substring] {
    has(name) ? (self[name] ?? "").lowercased().split(whereSeparator: \.isWhitespace) : []
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
  private(set) var names: [String] = []
  private(set) var tags: [Tag] = []

  /// Elements beyond this many names are all alike; HTML has about 140.
  private static let maximum = 1000

  mutating func number(of name: UnsafePointer<xmlChar>) -> Int {
    let address = UInt(bitPattern: name)
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

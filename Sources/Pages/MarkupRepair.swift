import Glibc

/// Mends, in one pass over the bytes, what libxml2's parser, older than HTML5, reads otherwise than a
/// browser, and takes out what no reader sees: comments, scripts, style sheets.
///
/// The rules are those of the HTML Standard's tokenizer (section 13.2.5).
struct MarkupRepair {
  /// The page for the parser.
  private(set) var bytes: [UInt8] = []
  /// The content of every `<style>` for a screen.
  private(set) var styles: [UInt8] = []

  private let source: [UInt8]
  private var copied = 0
  private var position = 0
  private var svg = 0

  /// Mends a page.
  static func repaired(_ page: [UInt8]) -> (bytes: [UInt8], styles: [UInt8]) {
    var repair = MarkupRepair(page)
    repair.run()
    return (repair.bytes, repair.styles)
  }

  private init(_ source: [UInt8]) {
    self.source = source
    bytes.reserveCapacity(source.count)
  }

  private mutating func run() {
    var reference = next(UInt8(ascii: "&"), from: 0)
    while let opening = next(UInt8(ascii: "<"), from: position) {
      while let start = reference, start < opening {
        mendReference(at: start)
        reference = next(UInt8(ascii: "&"), from: start + 1)
      }
      position = opening + 1
      mendMarkup(at: opening)
      if let start = reference, start < position {
        reference = next(UInt8(ascii: "&"), from: position)
      }
    }
    while let start = reference {
      mendReference(at: start)
      reference = next(UInt8(ascii: "&"), from: start + 1)
    }
    keep(to: source.count)
  }

  // MARK: Markup

  private mutating func mendMarkup(at opening: Int) {
    switch byte(opening + 1) {
    case UInt8(ascii: "!"):
      if starts("<!--", at: opening) {
        drop(opening, to: commentEnd(opening + 4))
      } else {
        drop(opening, to: end(UInt8(ascii: ">"), from: opening))
      }
    case UInt8(ascii: "?"): drop(opening, to: end(UInt8(ascii: ">"), from: opening))
    case UInt8(ascii: "/"):
      if Self.isLetter(byte(opening + 2)) {
        if starts("</svg", at: opening) { svg -= svg > 0 ? 1 : 0 }
        position = tagEnd(opening + 2).end
      } else {
        drop(opening, to: end(UInt8(ascii: ">"), from: opening))
      }
    case let first where Self.isLetter(first): mendElement(at: opening)
    default: replace(opening, to: opening + 1, with: "&lt;")
    }
  }

  /// `<!-->` and `<!--->` are empty comments; `--!>` ends one as well; an open one goes to the end.
  private func commentEnd(_ start: Int) -> Int {
    if byte(start) == UInt8(ascii: ">") { return start + 1 }
    if byte(start) == UInt8(ascii: "-"), byte(start + 1) == UInt8(ascii: ">") { return start + 2 }
    var dash = start
    while let found = next(UInt8(ascii: "-"), from: dash) {
      if starts("-->", at: found) { return found + 3 }
      if starts("--!>", at: found) { return found + 4 }
      dash = found + 1
    }
    return source.count
  }

  private mutating func mendElement(at opening: Int) {
    let tag = tagEnd(opening + 1)
    position = tag.end
    if tag.end - opening > Self.longTag, let cut = attributesEnd(opening, tag.end) {
      keep(to: cut)
      copied = max(copied, tag.end - 1)
    }
    if starts("<svg", at: opening), !tag.isClosed { svg += 1 }
    guard let raw = raw(at: opening + 1), !(svg > 0 && tag.isClosed) else { return }
    let close = closing(raw, from: tag.end)
    switch raw {
    case .textarea, .title: escape(tag.end, to: close, references: false)
    case .xmp, .plaintext: escape(tag.end, to: close, references: true)
    default:
      if raw == .style, isForScreen(opening, tag.end) {
        styles.append(contentsOf: source[tag.end..<close])
        styles.append(UInt8(ascii: "\n"))
      }
      drop(tag.end, to: close)
    }
    position = close
  }

  /// Elements whose content the tokenizer does not read as markup.
  private enum Raw: CaseIterable {
    case script, style, textarea, title, noscript, noframes, noembed, iframe, xmp, plaintext

    var name: StaticString {
      switch self {
      case .script: "script"
      case .style: "style"
      case .textarea: "textarea"
      case .title: "title"
      case .noscript: "noscript"
      case .noframes: "noframes"
      case .noembed: "noembed"
      case .iframe: "iframe"
      case .xmp: "xmp"
      case .plaintext: "plaintext"
      }
    }
  }

  private func raw(at name: Int) -> Raw? {
    guard Self.initials.contains(byte(name) | 0x20) else { return nil }
    return Raw.allCases.first { isName($0.name, at: name) }
  }

  private static let initials: Set<UInt8> = Set("stnixp".utf8)

  /// Where the end tag of an element begins whose content is raw.
  private func closing(_ raw: Raw, from start: Int) -> Int {
    if raw == .plaintext { return source.count }
    var index = start
    // A script in a comment in a script has an end tag of its own ("script data double escaped").
    var isEscaped = false
    var isNested = false
    while let found = isEscaped ? nextMark(from: index) : next(UInt8(ascii: "<"), from: index) {
      index = found + 1
      if byte(found) == UInt8(ascii: "-") {
        if starts("-->", at: found) { (isEscaped, isNested) = (false, false) }
      } else if byte(found + 1) == UInt8(ascii: "/"), isName(raw.name, at: found + 2) {
        if !isNested { return found }
        isNested = false
      } else if raw == .script {
        if starts("<!--", at: found) { isEscaped = true }
        if isEscaped, isName("script", at: found + 1) { isNested = true }
      }
    }
    return source.count
  }

  private func nextMark(from start: Int) -> Int? {
    guard start < source.count else { return nil }
    return source[start...].firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "-") }
  }

  /// A style sheet for print alone hides nothing on a screen.
  private func isForScreen(_ start: Int, _ end: Int) -> Bool {
    guard let media = (start..<end).first(where: { starts("media", at: $0) }) else { return true }
    let value = String(decoding: source[media..<end], as: UTF8.self).lowercased()
    return value.contains("screen") || value.contains("all")
  }

  /// The end of a tag; a `>` inside a quoted value does not end it.
  private func tagEnd(_ start: Int) -> (end: Int, isClosed: Bool) {
    var index = start
    var afterEquals = false
    while index < source.count {
      let current = byte(index)
      switch current {
      case UInt8(ascii: ">"): return (index + 1, byte(index - 1) == UInt8(ascii: "/"))
      case UInt8(ascii: "\"") where afterEquals, UInt8(ascii: "'") where afterEquals:
        guard let close = next(current, from: index + 1) else { return (source.count, false) }
        index = close
        afterEquals = false
      case UInt8(ascii: "="): afterEquals = true
      case 0x20, 9...13: break
      default: afterEquals = false
      }
      index += 1
    }
    return (source.count, false)
  }

  /// Tags that are longer have their attributes counted, in bytes.
  private static let longTag = 2048
  private static let mostAttributes = 256

  /// Where the attribute begins that is one too many: the parser compares each with all before it.
  private func attributesEnd(_ opening: Int, _ end: Int) -> Int? {
    var attributes = 0
    var index = opening
    while index < end {
      let current = byte(index)
      if current <= 0x20 || current == UInt8(ascii: "/") {
        if byte(index + 1) > 0x20 { attributes += 1 }
      } else if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") {
        attributes += 1
        index = min(end, next(current, from: index + 1) ?? end)
      }
      if attributes > Self.mostAttributes { return min(index, end - 1) }
      index += 1
    }
    return nil
  }

  // MARK: Character references

  /// `&nbsp` without a semicolon and `&#150;` mean something to a browser.
  private mutating func mendReference(at start: Int) {
    if byte(start + 1) == UInt8(ascii: "#") { return mendNumber(at: start) }
    guard Self.isLetter(byte(start + 1)) else { return }
    var end = start + 1
    while end - start < 9, Self.isLetter(byte(end)) || (48...57).contains(byte(end)) { end += 1 }
    if byte(end) == UInt8(ascii: ";") {
      let name = String(decoding: source[start + 1..<end], as: UTF8.self)
      if let other = CharacterReferences.renamed[name] {
        replace(start, to: end, with: "&" + other)
      }
      return
    }
    var length = end
    while length > start + 2 {
      let name = String(decoding: source[start + 1..<length], as: UTF8.self)
      if CharacterReferences.withoutSemicolon.contains(name) {
        replace(start, to: length, with: "&" + (CharacterReferences.renamed[name] ?? name) + ";")
        return
      }
      length -= 1
    }
  }

  private mutating func mendNumber(at start: Int) {
    let isHexadecimal = byte(start + 2) | 0x20 == UInt8(ascii: "x")
    let first = start + (isHexadecimal ? 3 : 2)
    var end = first
    var number = 0
    while isHexadecimal ? Self.isHexDigit(byte(end)) : (48...57).contains(byte(end)) {
      let digit = Int(byte(end) & 0x0F) + (byte(end) > 0x39 ? 9 : 0)
      number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      end += 1
    }
    if end == first { return replace(start, to: start + 1, with: "&amp;") }
    let meant = CharacterReferences.character(number)
    let hasSemicolon = byte(end) == UInt8(ascii: ";")
    if meant == number, hasSemicolon { return }
    replace(start, to: hasSemicolon ? end + 1 : end, with: "&#\(meant);")
  }

  // MARK: Copying

  /// Copies what lies before a place and has not been copied yet.
  private mutating func keep(to end: Int) {
    if copied < end { bytes.append(contentsOf: source[copied..<end]) }
    copied = max(copied, end)
  }

  private mutating func drop(_ start: Int, to end: Int) {
    keep(to: start)
    copied = end
    position = end
  }

  private mutating func replace(_ start: Int, to end: Int, with text: String) {
    keep(to: start)
    bytes.append(contentsOf: text.utf8)
    copied = end
    position = max(position, end)
  }

  private mutating func escape(_ start: Int, to end: Int, references: Bool) {
    keep(to: start)
    for index in start..<end {
      switch byte(index) {
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "&") where references: bytes.append(contentsOf: "&amp;".utf8)
      default: bytes.append(byte(index))
      }
    }
    copied = end
  }

  // MARK: Looking

  private func byte(_ index: Int) -> UInt8 {
    index < source.count ? source[index] : 0
  }

  private func next(_ wanted: UInt8, from start: Int) -> Int? {
    guard start < source.count else { return nil }
    return unsafe source.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(wanted), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  private func end(_ wanted: UInt8, from start: Int) -> Int {
    next(wanted, from: start).map { $0 + 1 } ?? source.count
  }

  /// Whether a text in lower case stands at a place, in any case.
  private func starts(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= source.count else { return false }
    for index in 0..<text.utf8CodeUnitCount {
      let wanted = unsafe text.utf8Start[index]
      let found = source[start + index]
      if found != wanted, !(Self.isLetter(found) && found | 0x20 == wanted) { return false }
    }
    return true
  }

  private func isName(_ name: StaticString, at start: Int) -> Bool {
    guard starts(name, at: start) else { return false }
    switch byte(start + name.utf8CodeUnitCount) {
    case 0, 0x20, 9...13, UInt8(ascii: "/"), UInt8(ascii: ">"): return true
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}

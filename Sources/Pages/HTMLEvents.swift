internal import CLibXML2

/// Runs libxml2's HTML parser over a page and hands what it meets to the builder, in one pass and
/// without a tree.
enum HTMLEvents {
  /// Errors after which content is lost: nesting (1), an unfinished comment (45), encoding (81).
  private static let losingErrors: Set<Int32> = [1, 45, 81]

  /// Sets libxml2 up, once and before the first parse.
  ///
  /// It does so itself otherwise, and two threads that do at once wait for each other for ever
  /// (2.9.14, seen in a replay). A static constant is made once, whoever comes first.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Parses clean UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: the page.
  ///   - builder: what receives elements and text.
  /// - Returns: the builder with all it was given, and false where content was left out.
  static func read(_ bytes: [UInt8], into builder: PageBuilder) -> (PageBuilder, isWhole: Bool) {
    guard isReady, !bytes.isEmpty, bytes.count < Int(Int32.max) else { return (builder, true) }
    var reader = EventReader(builder)
    let error = unsafe withUnsafeMutablePointer(to: &reader) { reader in
      unsafe bytes.withUnsafeBytes { raw in
        unsafe exitway_read_html(
          raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count),
          UnsafeMutableRawPointer(reader), opened, started, ended, met)
      }
    }
    let isWhole = !reader.isCut && error >= 0 && !losingErrors.contains(error)
    return (reader.builder, isWhole)
  }
}

/// Holds the builder while C calls back, and leaves out what the builder does not want to see.
///
/// A value behind a pointer: an object's members are checked for overlapping access at each event.
@safe
private struct EventReader {
  var builder: PageBuilder
  var parser: UnsafeMutableRawPointer?
  /// A limit left something out.
  private(set) var isCut = false
  private var names = ElementNames()
  private var depth = 0
  /// The depth of the element whose content is left out.
  private var skipped: Int?
  private var events = 0

  /// Deeper content is left out of the model.
  private static let maximumDepth = 2000
  /// The parser's own work grows with the square of the depth.
  private static let stoppingDepth = 20_000
  private static let maximumEvents = 4_000_000

  init(_ builder: PageBuilder) { self.builder = builder }

  mutating func start(
    _ name: UnsafePointer<xmlChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    depth += 1
    count()
    guard skipped == nil else { return }
    let number = unsafe names.number(of: name)
    let element = unsafe Element(
      tag: names.tags[number], name: number, attributes: attributes)
    guard depth <= Self.maximumDepth else {
      isCut = true
      skipped = depth
      return
    }
    if !builder.enter(element, names.names[number]) { skipped = depth }
  }

  mutating func end(_ name: UnsafePointer<xmlChar>) {
    if skipped == depth {
      skipped = nil
    } else if skipped == nil, depth > 0 {
      builder.leave(names.tags[unsafe names.number(of: name)])
    }
    depth -= 1
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    count()
    if skipped == nil { unsafe builder.text(text) }
  }

  private mutating func count() {
    events += 1
    guard events > Self.maximumEvents || depth > Self.stoppingDepth, let parser = unsafe parser
    else { return }
    isCut = true
    unsafe exitway_stop_parser(parser)
  }
}

private func reader(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<EventReader>? {
  unsafe pointer?.assumingMemoryBound(to: EventReader.self)
}

private func opened(_ pointer: UnsafeMutableRawPointer?, _ parser: UnsafeMutableRawPointer?) {
  unsafe reader(pointer)?.pointee.parser = unsafe parser
}

private func started(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let name = unsafe name else { return }
  unsafe reader(pointer)?.pointee.start(name, attributes)
}

private func ended(_ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
  guard let name = unsafe name else { return }
  unsafe reader(pointer)?.pointee.end(name)
}

private func met(
  _ pointer: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32
) {
  guard let text = unsafe text, count > 0 else { return }
  unsafe reader(pointer)?.pointee.text(UnsafeBufferPointer(start: text, count: Int(count)))
}

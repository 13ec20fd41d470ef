import Evidence
import Foundation
import Reporting

/// The two streams: results on standard output, talk on standard error.
struct Console: Sendable {
  /// Whether results may be coloured.
  let usesColour: Bool
  /// Whether talk may be coloured.
  private let coloursTalk: Bool
  private let isQuiet: Bool
  /// Where a run shows how it goes; nil where standard error is no terminal to draw on, with
  /// `--quiet`, and in CI, whose logs keep every drawing.
  let statusLine: StatusLine?

  /// Decides about colour as no-color.org and the `FORCE_COLOR` convention say, for each stream by
  /// itself: `NO_COLOR` first, then `TERM=dumb`, then `FORCE_COLOR`, then whether it is a terminal.
  init(environment: [String: String], isQuiet: Bool) {
    self.isQuiet = isQuiet
    let isSet = { (name: String) in !(environment[name] ?? "").isEmpty }
    let isDumb = environment["TERM"] == "dumb"
    let colours = { (descriptor: Int32) in
      !isSet("NO_COLOR") && !isDumb && (isSet("FORCE_COLOR") || isatty(descriptor) == 1)
    }
    usesColour = colours(STDOUT_FILENO)
    coloursTalk = colours(STDERR_FILENO)
    let draws =
      !isQuiet && !isSet("CI") && isSet("TERM") && !isDumb && isatty(STDERR_FILENO) == 1
    statusLine = draws ? StatusLine(on: STDERR_FILENO) : nil
  }

  /// Writes a result; that its reader has left is no error.
  ///
  /// - Returns: false where not all of it could be written.
  @discardableResult
  func result(_ bytes: [UInt8]) -> Bool { StandardStreams.write(bytes) }

  /// Says something to the person at the terminal.
  func say(_ text: String) {
    if !isQuiet { complain(text) }
  }

  /// Says how something ended, with the outcome's colour where talk is coloured.
  func say(_ name: String, _ outcome: Outcome, _ more: String = "") {
    let word = TextStyle(outcome).applied(to: outcome.rawValue, isColoured: coloursTalk)
    say("\(name): \(word)\(more)")
  }

  /// Says what went wrong; `--quiet` does not silence it.
  func complain(_ text: String) {
    if let statusLine {
      statusLine.say(text)
    } else {
      Self.write(Array((text + "\n").utf8), to: STDERR_FILENO)
    }
  }

  /// Writes all of the bytes, unless nobody reads them any more.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(written)
    }
  }
}

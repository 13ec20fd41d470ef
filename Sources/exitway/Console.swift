import Foundation

/// The two streams: results on standard output, talk on standard error.
struct Console: Sendable {
  /// Whether results may be coloured.
  let usesColour: Bool
  private let isQuiet: Bool

  /// Decides about colour as no-color.org and the `FORCE_COLOR` convention say.
  init(environment: [String: String], isQuiet: Bool) {
    self.isQuiet = isQuiet
    let isSet = { (name: String) in !(environment[name] ?? "").isEmpty }
    if isSet("NO_COLOR") || environment["TERM"] == "dumb" {
      usesColour = false
    } else {
      usesColour = isSet("FORCE_COLOR") || isatty(STDOUT_FILENO) == 1
    }
  }

  /// Writes a result; a closed pipe is not an error.
  func result(_ bytes: [UInt8]) {
    Self.write(bytes, to: STDOUT_FILENO)
  }

  /// Says something to the person at the terminal.
  func say(_ text: String) {
    if !isQuiet { Self.write(Array((text + "\n").utf8), to: STDERR_FILENO) }
  }

  /// Says what went wrong; `--quiet` does not silence it.
  func complain(_ text: String) {
    Self.write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
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

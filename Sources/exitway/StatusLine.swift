import Foundation
import Reporting
import Synchronization

/// The last line of a terminal, drawn anew in place; whatever else is said there stands above it.
///
/// The cursor is never hidden, so nothing has to be put right where the process is killed.
final class StatusLine: Sendable {
  private let descriptor: Int32
  private let shown = Mutex("")

  /// - Parameter descriptor: the terminal.
  init(on descriptor: Int32) { self.descriptor = descriptor }

  /// Draws a text in place of the one before, cut to the terminal's width; an empty one erases it.
  ///
  /// - Parameter text: words that may be a stranger's.
  func show(_ text: String) {
    // A terminal that is written to in its last column may begin a new line.
    let line = DisplayWidth.clipped(Escaping.terminal(text), to: Self.columns(descriptor) - 1)
    shown.withLock { shown in
      guard shown != line, Self.isInForeground(descriptor) else { return }
      shown = line
      Console.write(Array((Self.erase + line).utf8), to: descriptor)
    }
  }

  /// Writes a line above the text, which is drawn again.
  func say(_ text: String) {
    shown.withLock { shown in
      let before = shown.isEmpty ? "" : Self.erase
      Console.write(Array((before + text + "\n" + shown).utf8), to: descriptor)
    }
  }

  /// Back to the first column, and everything from there on away (ECMA-48, EL).
  private static let erase = "\r\u{1B}[K"

  /// The terminal's width; 80 where it does not say.
  private static func columns(_ descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
    return Int(size.ws_col)
  }

  /// A job in the background does not draw over what is typed in front of it.
  private static func isInForeground(_ descriptor: Int32) -> Bool {
    let group = tcgetpgrp(descriptor)
    return group < 0 || group == getpgrp()
  }
}

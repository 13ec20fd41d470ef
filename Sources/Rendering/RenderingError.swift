/// What keeps a page from being rendered.
package struct RenderingError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    /// There is no browser, or it cannot be started.
    case noBrowser = "no-browser"
    /// It ended, or does not answer any more.
    case lost
    /// It refused a command.
    case refused
    /// The page could not be shown.
    case page
  }

  package var code: Code
  package var detail: String

  package init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  package var hint: String {
    switch code {
    case .noBrowser: "Install one: apt-get install chromium-headless-shell fonts-noto-cjk"
    case .lost: "Run again; if it stays so, look at free memory and /dev/shm."
    case .refused, .page: "Open the page in a browser of your own, and compare."
    }
  }

  package var description: String { "\(detail). \(hint)" }
}

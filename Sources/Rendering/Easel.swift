import Foundation

/// Something on a page that is to be outlined, in pixels from its upper left corner.
package struct Outline: Sendable, Hashable {
  package var left: Int
  package var top: Int
  package var width: Int
  package var height: Int

  package init(left: Int, top: Int, width: Int, height: Int) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }
}

/// A page's pictures with what is pressed outlined, and a small one for reports.
package struct DrawnSight: Sendable, Hashable {
  package var window: RenderedSight.Picture
  package var whole: RenderedSight.Picture?
  /// A JPEG of one screen, where the first outline is.
  package var small: RenderedSight.Picture?

  /// The pictures as they were taken.
  package init(_ sight: RenderedSight) {
    window = sight.window
    whole = sight.whole
  }
}

/// An empty page in which pictures are drawn into.
///
/// Which control is pressed is known only when the walk is over, and the page is gone then. No script
/// of the site runs here, and no library that reads pictures is needed.
package struct Easel: Sendable {
  private let connection: BrowserConnection
  private let session: String
  private let context: JSONValue

  /// Opens it in a context of its own.
  package init(_ browser: Browser) async throws(RenderingError) {
    connection = browser.connection
    context = try await connection.openContext()
    session = try await connection.openTab(in: context).session
  }

  /// Puts it away.
  package func close() async {
    await connection.close(context: context)
  }

  /// Draws outlines into pictures that were taken.
  ///
  /// - Parameters:
  ///   - sight: the pictures.
  ///   - outlines: what is outlined, the most important first.
  ///   - smallWidth: width of the small picture, in pixels.
  /// - Returns: the pictures; as they were where drawing fails.
  package func draw(
    _ sight: RenderedSight, outlining outlines: [Outline], smallWidth: Int = 640
  ) async -> DrawnSight {
    var drawn = DrawnSight(sight)
    let screen = sight.screen(around: outlines.first)
    if let whole = sight.whole {
      let done = await draw(whole, outlines, screen: screen, smallWidth: smallWidth)
      drawn.whole = done.drawn ?? whole
      drawn.small = done.small
    }
    // What lies below it is not outlined in it.
    let within = outlines.filter { $0.top < sight.window.height }
    let needed = drawn.small == nil ? screen : nil
    if needed != nil || !within.isEmpty {
      let done = await draw(sight.window, within, screen: needed, smallWidth: smallWidth)
      drawn.window = done.drawn ?? sight.window
      drawn.small = drawn.small ?? done.small
    }
    return drawn
  }

  /// A picture with outlines, nil where there are none, and a small JPEG of a screen of it; nil where
  /// the browser cannot.
  private func draw(
    _ picture: RenderedSight.Picture, _ outlines: [Outline], screen: Range<Int>?, smallWidth: Int
  ) async -> (drawn: RenderedSight.Picture?, small: RenderedSight.Picture?) {
    let script = PageScript.outline(
      Data(picture.bytes).base64EncodedString(), outlines: outlines, screen: screen,
      smallWidth: smallWidth)
    let answer = try? await connection.command(
      "Runtime.evaluate",
      ["expression": .text(script), "awaitPromise": true, "returnByValue": true], session: session,
      as: Answer.self)
    let value = answer?.result.value
    let drawn = (value?.drawn).flatMap { Data(base64Encoded: $0) }
    return (
      drawn.map {
        RenderedSight.Picture(bytes: Array($0), width: picture.width, height: picture.height)
      }, value?.small?.picture
    )
  }

  /// What `outline.js` gives back.
  private struct Answer: Decodable {
    struct Evaluated: Decodable { var value: Drawn? }
    struct Drawn: Decodable {
      var drawn: String?
      var small: Small?
    }
    struct Small: Decodable {
      var bytes: String
      var width, height: Int

      var picture: RenderedSight.Picture? {
        Data(base64Encoded: bytes).map {
          RenderedSight.Picture(bytes: Array($0), width: width, height: height)
        }
      }
    }

    var result: Evaluated
  }
}

extension RenderedSight {
  /// The rows of one screen of the page, with what is outlined in its upper half.
  fileprivate func screen(around outline: Outline?) -> Range<Int> {
    guard let whole else { return 0..<window.height }
    let isFirst = outline.map { $0.top + $0.height <= window.height } ?? true
    let wanted = isFirst ? 0 : (outline?.top ?? 0) - window.height / 3
    let top = max(0, min(wanted, whole.height - window.height))
    return top..<top + min(window.height, whole.height)
  }
}

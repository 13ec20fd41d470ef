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

extension Browser {
  /// Draws outlines into pictures that were taken.
  ///
  /// Which control is pressed is known only when the walk is over, and the page is gone then. The
  /// pictures are shown in an empty page of ours, and taken again: no script of the site runs, and
  /// no library that reads pictures is needed.
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
    guard let easel = try? await Easel(self) else { return drawn }
    if let whole = sight.whole, await easel.show(whole, outlines) {
      drawn.whole = await easel.take(easel.all(of: whole)) ?? whole
      drawn.small = await easel.take(
        easel.screen(of: whole, height: sight.window.height, around: outlines.first),
        smallWidth: smallWidth)
    }
    if await easel.show(sight.window, outlines) {
      drawn.window = await easel.take(easel.all(of: sight.window)) ?? sight.window
      if drawn.small == nil {
        drawn.small = await easel.take(easel.all(of: sight.window), smallWidth: smallWidth)
      }
    }
    await easel.close()
    return drawn
  }
}

/// An empty page in which pictures are shown and taken again.
private struct Easel {
  private let connection: BrowserConnection
  private let session: String
  private let frame: JSONValue
  private let context: JSONValue

  init(_ browser: Browser) async throws(RenderingError) {
    connection = browser.connection
    let created = try await connection.command("Target.createBrowserContext")
    context = created["browserContextId"] ?? .null
    let target = try await connection.command(
      "Target.createTarget", ["url": "about:blank", "browserContextId": context])
    frame = target["targetId"] ?? .null
    let attached = try await connection.command(
      "Target.attachToTarget", ["targetId": frame, "flatten": true])
    session = attached["sessionId"]?.text ?? ""
    _ = try await connection.command("Page.enable", session: session)
  }

  func close() async {
    _ = try? await connection.command(
      "Target.disposeBrowserContext", ["browserContextId": context], seconds: 5)
  }

  /// A part of a picture.
  struct Clip {
    var top: Int
    var width: Int
    var height: Int
  }

  func all(of picture: RenderedSight.Picture) -> Clip {
    Clip(top: 0, width: picture.width, height: picture.height)
  }

  /// One screen of a page, with what is outlined in its upper half.
  func screen(of picture: RenderedSight.Picture, height: Int, around outline: Outline?) -> Clip {
    let isFirst = outline.map { $0.top + $0.height <= height } ?? true
    let top = isFirst ? 0 : (outline?.top ?? 0) - height / 3
    return Clip(
      top: max(0, min(top, picture.height - height)), width: picture.width,
      height: min(height, picture.height))
  }

  /// Shows a picture with outlines on it; false where the browser cannot.
  func show(_ picture: RenderedSight.Picture, _ outlines: [Outline]) async -> Bool {
    // White around red is seen on any ground.
    let frames = outlines.map { outline in
      "<i style=\"left:\(outline.left)px;top:\(outline.top)px;width:\(outline.width)px;"
        + "height:\(outline.height)px\"></i>"
    }
    let page = """
      <!doctype html><style>body{margin:0;position:relative;overflow:hidden;\
      width:\(picture.width)px;height:\(picture.height)px}img{display:block}\
      i{position:absolute;outline:3px solid #d0021b;outline-offset:3px;\
      box-shadow:0 0 0 8px #fff}</style>\(frames.joined())\
      <img src="data:image/png;base64,\(Data(picture.bytes).base64EncodedString())" \
      style="position:absolute;z-index:-1;left:0;top:0">
      """
    let size: JSONValue = [
      "width": .number(Double(picture.width)), "height": .number(Double(min(picture.height, 900))),
      "deviceScaleFactor": 1, "mobile": false,
    ]
    do throws(RenderingError) {
      _ = try await command("Emulation.setDeviceMetricsOverride", size)
      _ = try await command("Page.setDocumentContent", ["frameId": frame, "html": .text(page)])
      let decoded = try await command(
        "Runtime.evaluate",
        [
          "expression": "document.images[0].decode().then(() => true)", "awaitPromise": true,
          "returnByValue": true,
        ])
      return decoded["result"]?["value"] == .bool(true)
    } catch {
      return false
    }
  }

  /// Takes a part of what is shown: as PNG, or as a small JPEG; nil where the browser cannot.
  func take(_ clip: Clip, smallWidth: Int? = nil) async -> RenderedSight.Picture? {
    let scale = smallWidth.map { min(1, Double($0) / Double(max(1, clip.width))) } ?? 1
    let area: JSONValue = [
      "x": 0, "y": .number(Double(clip.top)), "width": .number(Double(clip.width)),
      "height": .number(Double(clip.height)), "scale": .number(scale),
    ]
    var options: [String: JSONValue] = [
      "format": smallWidth == nil ? "png" : "jpeg", "clip": area, "captureBeyondViewport": true,
    ]
    if smallWidth != nil { options["quality"] = 55 }
    guard let answer = try? await command("Page.captureScreenshot", .object(options)),
      let bytes = answer["data"]?.text.flatMap({ Data(base64Encoded: $0) })
    else { return nil }
    return RenderedSight.Picture(
      bytes: Array(bytes), width: Int((Double(clip.width) * scale).rounded()),
      height: Int((Double(clip.height) * scale).rounded()))
  }

  private func command(
    _ method: String, _ parameters: JSONValue
  ) async throws(RenderingError) -> JSONValue {
    try await connection.command(method, parameters, session: session)
  }
}

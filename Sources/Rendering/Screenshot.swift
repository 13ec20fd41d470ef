import Foundation

extension BrowserTab {
  /// Larger pictures are no page that a person reads; Chromium draws no more than 16384 pixels.
  private static let widest = 1280
  private static let highest = 16384
  private static let mostBytes = 6 << 20

  /// Pictures of the page as it stands; nil where the browser makes none.
  func sight() async -> RenderedSight? {
    guard settings.takesPictures,
      let metrics = try? await command("Page.getLayoutMetrics"),
      let content = metrics["cssContentSize"],
      let window = await screenshot(width: settings.width, height: settings.height, isWhole: false)
    else { return nil }
    let width = min(Self.widest, Int(content["width"]?.number ?? 0))
    let height = min(Self.highest, Int(content["height"]?.number ?? 0))
    var whole: RenderedSight.Picture?
    if width > 0, height > settings.height {
      whole = await screenshot(width: width, height: height, isWhole: true)
    }
    return RenderedSight(window: window, whole: whole, accessibility: await accessibility())
  }

  private func screenshot(
    width: Int, height: Int, isWhole: Bool
  ) async -> RenderedSight.Picture? {
    let clip: JSONValue = [
      "x": 0, "y": 0, "width": .number(Double(width)), "height": .number(Double(height)),
      "scale": 1,
    ]
    let answer = try? await command(
      "Page.captureScreenshot",
      [
        "format": "png", "clip": clip, "captureBeyondViewport": .bool(isWhole),
        // Most pictures are thrown away; those with outlines are written again, smaller.
        "optimizeForSpeed": true,
      ], as: Captured.self)
    guard let bytes = (answer?.data).flatMap({ Data(base64Encoded: $0) }),
      bytes.count <= Self.mostBytes
    else { return nil }
    return RenderedSight.Picture(bytes: Array(bytes), width: width, height: height)
  }

  /// Nodes of the tree that are told to assistive technology, in the order of the page.
  private func accessibility() async -> [UInt8]? {
    guard let tree = try? await command("Accessibility.getFullAXTree", as: AccessibilityTree.self)
    else { return nil }
    let told = tree.nodes.filter { $0.ignored != true }.map(\.told)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(JSONValue.list(told)), bytes.count <= Self.mostBytes
    else { return nil }
    return Array(bytes)
  }
}

private struct Captured: Decodable { var data: String }

/// The browser's tree of what assistive technology is told.
private struct AccessibilityTree: Decodable {
  struct Value: Decodable { var value: JSONValue? }
  struct Property: Decodable {
    var name: String
    var value: Value
  }
  struct Node: Decodable {
    var nodeId: String
    var parentId: String?
    var ignored: Bool?
    var role, name, description, value: Value?
    var properties: [Property]?

    /// What is kept of it.
    var told: JSONValue {
      var entry: [String: JSONValue] = ["id": .text(nodeId)]
      entry["parent"] = parentId.map { .text($0) }
      for (key, part) in [
        ("role", role), ("name", name), ("description", description), ("value", value),
      ] {
        if let value = part?.value, value != .text("") { entry[key] = value }
      }
      for property in properties ?? [] {
        entry[property.name] = entry[property.name] ?? property.value.value
      }
      return .object(entry)
    }
  }

  var nodes: [Node]
}

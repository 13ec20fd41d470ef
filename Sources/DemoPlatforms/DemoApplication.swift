import Yams

/// How a platform's members' pages are put together by a script: see `Application/app.js`.
struct DemoApplication: Sendable {
  enum Routes: String, Sendable {
    /// `/settings#/settings/name`.
    case hash
    /// Addresses of their own, which the script changes without a new page.
    case history
  }

  var routes: Routes
  /// Numbers, ids and an animation change while nobody does anything.
  var isLive: Bool
  /// What a page's content is put into, by path: names of functions in `app.js`.
  var shapes: [String: [String]]
  /// The labels of two tabs.
  var tabs: [DemoText]

  static let shapeNames = ["lazy", "shadow", "tabs", "frame", "dialog", "tick", "consent"]

  /// Reads `application:` of a `site.yaml`.
  init(_ node: Node, _ reader: DemoPageReader) throws(DemoDataError) {
    let keys = try reader.mapping(node, ["routes", "is-live", "shapes", "tabs"])
    guard let routes = keys["routes"]?.string.flatMap(Routes.init) else {
      throw DemoDataError(detail: "application: names no routes")
    }
    self.routes = routes
    isLive = keys["is-live"]?.bool ?? false
    tabs = []
    for label in keys["tabs"]?.array() ?? [] { tabs.append(try DemoText(label)) }
    shapes = [:]
    for (key, value) in keys["shapes"]?.mapping ?? [:] {
      let names = value.array().compactMap(\.string)
      guard let path = key.string, names.allSatisfy(Self.shapeNames.contains) else {
        throw DemoDataError(detail: "application: \(key.string ?? "?") has a shape that is none")
      }
      shapes[path] = names
    }
  }
}

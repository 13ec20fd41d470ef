extension BrowserTab {
  /// What is known of a page at rest beside its text: measures of its controls, closed shadow trees,
  /// pictures; what cannot be had is left out, and the page stays as it was.
  func measured(_ page: RenderedPage) async -> RenderedPage {
    await openShadows()
    // Built once and kept while it is on; otherwise each element's name would build the whole tree
    // anew, which took 550 of 580 ms of a page with 120 links. Only asking for something builds it.
    _ = try? await command("Accessibility.enable")
    _ = try? await command("Accessibility.getRootAXNode")
    var page = page
    if let measured = await measuredSnapshot() {
      page.html = measured.html
      page.sight = await sight()
    }
    _ = try? await command("Accessibility.disable")
    return page
  }

  /// More of them are no page that a person reads.
  private static let mostShadows = 500

  /// Makes closed shadow trees readable for our own scripts.
  ///
  /// The protocol sees them as they are, so nothing of the page is changed, and it cannot tell: a
  /// replaced `attachShadow` could be noticed, and would turn a closed tree into an open one for the
  /// page's own scripts as well.
  private func openShadows() async {
    // Flat: a page nests as deep as it likes, and an answer that does must not be taken apart.
    guard (try? await command("DOM.enable")) != nil else { return }
    let document = try? await command(
      "DOM.getFlattenedDocument", ["depth": -1, "pierce": true], as: FlatDocument.self)
    let closed = (document?.nodes ?? []).flatMap { $0.shadowRoots ?? [] }
      .filter { $0.shadowRootType == "closed" }.map { JSONValue.number(Double($0.backendNodeId)) }
    if !closed.isEmpty { await keep(closed) }
    _ = try? await command("DOM.disable")
  }

  private func keep(_ closed: [JSONValue]) async {
    guard let world = try? await world() else { return }
    for shadow in closed.prefix(Self.mostShadows) {
      guard
        let node = try? await command(
          "DOM.resolveNode", ["backendNodeId": shadow, "executionContextId": world]),
        let object = node["object"]?["objectId"]
      else { continue }
      _ = try? await command(
        "Runtime.callFunctionOn",
        [
          "objectId": object,
          "functionDeclaration":
            "function() { (globalThis.exitwayShadows ??= new WeakMap()).set(this.host, this) }",
        ])
    }
  }
}

/// What is wanted of all nodes of a page.
private struct FlatDocument: Decodable {
  struct Node: Decodable { var shadowRoots: [ShadowRoot]? }
  struct ShadowRoot: Decodable {
    var shadowRootType: String?
    var backendNodeId: Int
  }

  var nodes: [Node]
}

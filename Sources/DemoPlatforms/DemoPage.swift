import Yams

/// One page of a demo site, as `site.yaml` writes it.
struct DemoPage: Sendable {
  var path: String
  var title: DemoText
  /// Only a signed-in member sees it; others are sent to log in.
  var isForMembers: Bool
  /// Main content is in this language whatever the reader's is.
  var language: String?
  /// An empty root element that a script would fill.
  var isShell: Bool
  var body: [Block]

  /// A piece of main content.
  indirect enum Block: Sendable {
    case heading(DemoText)
    case text(DemoText)
    case warning(DemoText)
    case list([DemoText])
    case link(DemoText, to: String)
    /// Links in a list of their own.
    case links([(label: DemoText, to: String)])
    /// A closed `<details>`.
    case expander(DemoText, [Block])
    /// Links to that many content pages, as padding.
    case filler(Int)
    case form(Form)
  }

  struct Form: Sendable {
    var action: String
    var isPost: Bool
    var fields: [Field]
    var submit: DemoText
    /// What sending it does; nothing for a form with method GET.
    var effect: Effect?
    /// Where it leads.
    var then: String?
  }

  struct Field: Sendable {
    var name: String
    var type: String
    var label: DemoText
    var isRequired: Bool
    /// The first option, or the box, is chosen before anybody does anything.
    var isPreselected: Bool
    var options: [(value: String, label: DemoText)]
  }

  enum Effect: String, Sendable {
    case login, signup, verify, delete
  }
}

/// Reads pages strictly, so that a slip in the data does not become a strange finding.
struct DemoPageReader {
  func page(_ node: Node, path: String) throws(DemoDataError) -> DemoPage {
    let keys = try mapping(node, ["title", "members", "language", "shell", "body"])
    guard let title = keys["title"] else {
      throw DemoDataError(detail: "\(path) has no title")
    }
    return DemoPage(
      path: path, title: try DemoText(title), isForMembers: keys["members"]?.bool ?? false,
      language: keys["language"]?.string, isShell: keys["shell"]?.bool ?? false,
      body: try keys["body"].map(blocks) ?? [])
  }

  func blocks(_ node: Node) throws(DemoDataError) -> [DemoPage.Block] {
    var blocks: [DemoPage.Block] = []
    for item in try list(node) { blocks.append(try block(item)) }
    return blocks
  }

  /// `[label, /path]` pairs.
  func links(_ node: Node) throws(DemoDataError) -> [(label: DemoText, to: String)] {
    var links: [(label: DemoText, to: String)] = []
    for item in try list(node) {
      let keys = try mapping(item, ["label", "to"])
      guard let label = keys["label"], let to = keys["to"]?.string else { throw fault(item) }
      links.append((try DemoText(label), to))
    }
    return links
  }

  private func block(_ node: Node) throws(DemoDataError) -> DemoPage.Block {
    let kinds = [
      "heading", "text", "warning", "list", "link", "links", "expander", "filler", "form",
    ]
    let keys = try mapping(node, kinds + ["to", "body"])
    if let value = keys["heading"] { return .heading(try DemoText(value)) }
    if let value = keys["text"] { return .text(try DemoText(value)) }
    if let value = keys["warning"] { return .warning(try DemoText(value)) }
    if let value = keys["links"] { return .links(try links(value)) }
    if let value = keys["form"] { return .form(try form(value)) }
    if let value = keys["filler"]?.int { return .filler(value) }
    if let value = keys["link"], let to = keys["to"]?.string {
      return .link(try DemoText(value), to: to)
    }
    if let value = keys["expander"], let body = keys["body"] {
      return .expander(try DemoText(value), try blocks(body))
    }
    if let value = keys["list"] {
      var texts: [DemoText] = []
      for item in try list(value) { texts.append(try DemoText(item)) }
      return .list(texts)
    }
    throw fault(node)
  }

  private func form(_ node: Node) throws(DemoDataError) -> DemoPage.Form {
    let keys = try mapping(node, ["action", "method", "fields", "submit", "effect", "then"])
    guard let action = keys["action"]?.string, let submit = keys["submit"] else {
      throw fault(node)
    }
    var fields: [DemoPage.Field] = []
    for item in try keys["fields"].map(list) ?? [] { fields.append(try field(item)) }
    return DemoPage.Form(
      action: action, isPost: keys["method"]?.string == "post", fields: fields,
      submit: try DemoText(submit), effect: keys["effect"]?.string.flatMap(DemoPage.Effect.init),
      then: keys["then"]?.string)
  }

  private func field(_ node: Node) throws(DemoDataError) -> DemoPage.Field {
    let keys = try mapping(node, ["name", "type", "label", "required", "checked", "options"])
    guard let name = keys["name"]?.string, let label = keys["label"] else { throw fault(node) }
    var options: [(value: String, label: DemoText)] = []
    for item in try keys["options"].map(list) ?? [] {
      options.append(("option-\(options.count + 1)", try DemoText(item)))
    }
    return DemoPage.Field(
      name: name, type: keys["type"]?.string ?? "text", label: try DemoText(label),
      isRequired: keys["required"]?.bool ?? false,
      isPreselected: keys["checked"]?.bool ?? false, options: options)
  }

  func mapping(_ node: Node, _ known: [String]) throws(DemoDataError) -> [String: Node] {
    guard case .mapping(let mapping) = node else { throw fault(node) }
    var keys: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, known.contains(name) else { throw fault(key) }
      keys[name] = value
    }
    return keys
  }

  private func list(_ node: Node) throws(DemoDataError) -> [Node] {
    guard case .sequence(let sequence) = node else { throw fault(node) }
    return Array(sequence)
  }

  private func fault(_ node: Node) -> DemoDataError {
    DemoDataError(detail: "line \(node.mark?.line ?? 0) cannot be read: \(node.string ?? "")")
  }
}

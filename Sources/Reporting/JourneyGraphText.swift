import Evidence

/// Graphs of walks in the languages that other programs draw.
enum JourneyGraphText {
  /// Mermaid, as GitHub and many wikis draw it.
  static func mermaid(_ graph: JourneyGraph) -> [String] {
    var lines = ["flowchart TD"]
    for node in graph.nodes {
      let text = "\"\(mermaid(node.label))\""
      switch node.kind {
      case .page: lines.append("  \(node.id)[\(text)]")
      case .final: lines.append("  \(node.id)([\(text)])")
      case .broken: lines.append("  \(node.id){{\(text)}}")
      case .rejected: lines.append("  \(node.id)>\(text)]")
      }
    }
    lines += graph.edges.map { edge in
      let arrow = edge.isTaken ? "-->" : "-.->"
      return "  \(edge.from) \(arrow)|\"\(mermaid(edge.label))\"| \(edge.to)"
    }
    return lines
  }

  /// Graphviz' DOT.
  static func dot(_ graph: JourneyGraph, named name: String) -> [String] {
    var lines = ["digraph \"\(dot(name))\" {", "  rankdir=TB; node [shape=box];"]
    for node in graph.nodes {
      let shape =
        switch node.kind {
        case .page: "box"
        case .final: "doubleoctagon"
        case .broken: "octagon"
        case .rejected: "note"
        }
      lines.append("  \(node.id) [label=\"\(dot(node.label))\", shape=\(shape)];")
    }
    lines += graph.edges.map { edge in
      let style = edge.isTaken ? "solid" : "dashed"
      return "  \(edge.from) -> \(edge.to) [label=\"\(dot(edge.label))\", style=\(style)];"
    }
    return lines + ["}"]
  }

  /// Mermaid reads `#…;` as a character reference, and Markdown's fence ends at a backtick.
  private static func mermaid(_ text: String) -> String {
    var escaped = ""
    for scalar in Escaping.terminal(text).unicodeScalars {
      switch scalar {
      case "\"", "#", "<", ">", "&", "`", "|", "[", "]", "{", "}", "\\", ";":
        escaped += "#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func dot(_ text: String) -> String {
    Escaping.terminal(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}

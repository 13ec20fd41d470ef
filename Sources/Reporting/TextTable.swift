package import Evidence

/// Rows of cells in aligned columns; widths are counted in terminal columns.
struct TextTable {
  /// Cells wider than this are cut with `…`, so that one hostile name does not push the rest away.
  private static let widestCell = 60

  private var rows: [[Cell]] = []

  struct Cell {
    var text: String
    var style: TextStyle

    init(_ text: String, _ style: TextStyle = .plain) {
      self.text = DisplayWidth.clipped(Escaping.terminal(text), to: TextTable.widestCell)
      self.style = style
    }
  }

  mutating func add(_ cells: [Cell]) {
    rows.append(cells)
  }

  /// One line a row, without spaces at the ends.
  func lines(isColoured: Bool) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { $0.indices.contains(column) ? DisplayWidth.of($0[column].text) : nil }
        .max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let isLast = column == row.count - 1
        let gap =
          isLast ? "" : DisplayWidth.padded("", to: widths[column] - DisplayWidth.of(cell.text))
        return cell.style.applied(to: cell.text, isColoured: isColoured) + gap
      }.joined(separator: "  ")
    }
  }
}

/// The few ways a terminal text stands out; each is also told by a mark or a word.
package enum TextStyle {
  case plain, strong, quiet, good, doubtful, bad, unknown

  /// The style of an outcome.
  package init(_ outcome: Outcome) {
    self =
      switch outcome {
      case .pass: .good
      case .warn: .doubtful
      case .fail: .bad
      case .cantTell: .unknown
      case .notApplicable: .quiet
      }
  }

  /// The text between SGR sequences (ECMA-48), or as it is where colour is not wanted.
  package func applied(to text: String, isColoured: Bool) -> String {
    guard isColoured, let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .quiet: "2"
    case .good: "32"
    case .doubtful: "33"
    case .bad: "31"
    case .unknown: "35"
    }
  }
}

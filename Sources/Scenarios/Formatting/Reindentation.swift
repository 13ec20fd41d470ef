/// Gives every level of a YAML file two spaces.
struct Reindentation {
  /// Indentations as written and as they become, the outermost first.
  private var levels: [(old: Int, new: Int)] = []
  /// By how much each line moved.
  private var shifts: [Int] = []

  /// Moves lines; comments keep to the line or the level that they stood at.
  mutating func apply(to lines: [ScenarioLines.Line]) -> [ScenarioLines.Line] {
    var result = lines
    for index in lines.indices {
      let line = lines[index]
      shifts.append(0)
      if line.isProtected {
        if let header = line.header { move(&result[index], by: shifts[header]) }
      } else if line.isComment {
        let next = lines[(index + 1)...].first { !$0.isBlank && !$0.isComment && !$0.isProtected }
        move(&result[index], to: level(ofComment: line, before: next))
      } else if !line.isBlank {
        let old = line.indentation
        let new = level(of: old)
        result[index].text = tightened(line.text.dropFirst(old), old: old, new: new)
        shifts[index] = new - old
      }
    }
    return result
  }

  private mutating func level(of old: Int) -> Int {
    while let last = levels.last, last.old > old { levels.removeLast() }
    if let last = levels.last, last.old == old { return last.new }
    let new = levels.last.map { $0.new + 2 } ?? 0
    levels.append((old, new))
    return new
  }

  /// The line with one space behind each dash of a list; what follows is a level of its own.
  private mutating func tightened(_ content: Substring, old: Int, new: Int) -> String {
    var text = String(repeating: " ", count: new)
    var rest = content
    var (old, new) = (old, new)
    while rest.hasPrefix("- ") {
      let spaces = rest.dropFirst().prefix { $0 == " " }.count
      old += 1 + spaces
      new += 2
      levels.append((old, new))
      text += "- "
      rest = rest.dropFirst(1 + spaces)
    }
    return text + rest
  }

  private func level(ofComment line: ScenarioLines.Line, before next: ScenarioLines.Line?) -> Int {
    let old = line.text.prefix { $0 == " " || $0 == "\t" }.count
    var after = self
    let following = next.map { after.level(of: $0.indentation) }
    if let next, let following, next.indentation == old { return following }
    return levels.last { $0.old == old }?.new ?? following ?? 0
  }

  private func move(_ line: inout ScenarioLines.Line, to indentation: Int) {
    line.text =
      String(repeating: " ", count: indentation)
      + line.text.drop { $0 == " " || $0 == "\t" }
  }

  private func move(_ line: inout ScenarioLines.Line, by shift: Int) {
    guard !line.isBlank, line.indentation + shift >= 0 else { return }
    move(&line, to: line.indentation + shift)
  }
}

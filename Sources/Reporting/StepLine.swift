/// A line of ``JourneySummary/steps`` taken apart: `1. follow "Settings" on https://${host}/account`.
///
/// A step that does not count has `-` in place of its number. A line of another form is shown as it
/// is, so that a report never loses a step.
struct StepLine {
  /// The line without its number.
  var text: String
  /// `follow`, `press`, `submit`, `identify` or `finish`; nil where the line has another form.
  var action: String?
  /// The words on the control.
  var label: String?
  /// Where it is done.
  var address: String?
  /// Its number among the counted steps; nil for a step that does not count.
  var number: Int?
  /// What is said of it in brackets.
  var note: String?

  init(_ line: String) {
    let mark = line.hasPrefix("-") ? "-" : line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(mark.count)
    text = !mark.isEmpty && rest.hasPrefix(". ") ? String(rest.dropFirst(2)) : line
    number = Int(mark)
    guard let opening = text.firstIndex(of: "\"") else { return }
    // The label is a stranger's and may have quotation marks of its own: the last ones close it.
    guard let closing = text.ranges(of: "\" on ").last, opening < closing.lowerBound else { return }
    let action = text[..<opening].trimmingSuffix { $0 == " " }
    guard !action.isEmpty, !action.contains(" ") else { return }
    self.action = String(action)
    label = String(text[text.index(after: opening)..<closing.lowerBound])
    let parts = text[closing.upperBound...].split(separator: " ", maxSplits: 1)
    address = parts.first.map(String.init)
    note = parts.count > 1 ? String(parts[1]) : nil
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var result = self
    while let last = result.last, predicate(last) { result.removeLast() }
    return result
  }
}

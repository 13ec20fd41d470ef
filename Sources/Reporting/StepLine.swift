/// A line of ``JourneySummary/steps`` taken apart: `1. follow "Settings" on https://${host}/account`.
///
/// A line of another form is shown as it is, so that a report never loses a step.
struct StepLine {
  /// The line without its number.
  var text: String
  /// `follow`, `press`, `submit`, `identify` or `finish`; nil where the line has another form.
  var action: String?
  /// The words on the control.
  var label: String?
  /// Where it is done.
  var address: String?

  init(_ line: String) {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    text = !digits.isEmpty && rest.hasPrefix(". ") ? String(rest.dropFirst(2)) : line
    guard let opening = text.firstIndex(of: "\"") else { return }
    // The label is a stranger's and may have quotation marks of its own: the last ones close it.
    guard let closing = text.ranges(of: "\" on ").last, opening < closing.lowerBound else { return }
    let action = text[..<opening].trimmingSuffix { $0 == " " }
    guard !action.isEmpty, !action.contains(" ") else { return }
    self.action = String(action)
    label = String(text[text.index(after: opening)..<closing.lowerBound])
    address = text[closing.upperBound...].split(separator: " ").first.map(String.init)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var result = self
    while let last = result.last, predicate(last) { result.removeLast() }
    return result
  }
}

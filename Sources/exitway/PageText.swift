/// A page's description for people, line by line.
extension PageDescription {
  var lines: [String] {
    var lines = head
    if !obstacles.isEmpty { lines.append("obstacles   \(obstacles.joined(separator: ", "))") }
    if incomplete { lines.append("incomplete  something of the page was left out") }
    lines += encoding.differences.map { "encoding    \($0)" }
    lines += section("in another language:", language.foreign) { block in
      "[\(block.language ?? "?")] \(block.text.prefix(100))  (\(block.place))"
    }
    lines += section("headings, warnings, labels, pictures:", texts) { text in
      "\(text.role) [\(text.language ?? "?")] \(text.text.prefix(100))"
    }
    lines += section("controls:", controls, Self.line)
    lines += section("forms:", forms) { form in
      let fields = form.fields.filter { $0.kind != "hidden" }.map { field in
        field.kind + (field.required ? "*" : "") + (field.preselected ? " (chosen)" : "")
      }
      return "\(form.method) \(form.target ?? "")\(form.captcha ? " with captcha" : ""): "
        + fields.joined(separator: ", ")
    }
    return lines
  }

  private var head: [String] {
    let share = language.share.map { "\(Int(($0 * 100).rounded())) %" } ?? "not told"
    let agrees = language.declaredMatches.map { $0 ? "" : " (wrongly)" } ?? ""
    var lines = [
      url, "kind        \(kind)",
      "language    declared \(language.declared ?? "none")\(agrees), "
        + "mostly \(language.detected ?? "not told"), in \(language.expected): \(share)",
    ]
    let answered = [
      ledger.asked.map { "asked for \($0)" }, ledger.contentLanguage.map { "answered \($0)" },
      ledger.variesByLanguage ? "varies by it" : nil,
      ledger.addressLocale.map { "address in \($0)" },
    ].compactMap(\.self)
    if !answered.isEmpty { lines.append("asked       \(answered.joined(separator: ", "))") }
    if let copied = language.copiedFromEnglish {
      lines.append("copied      \(Int((copied * 100).rounded())) % as on the English page")
    }
    lines += ledger.redirects.map { "sent on     \($0)" }
    return lines
  }

  private func section<Item>(
    _ title: String, _ items: [Item], _ line: (Item) -> String
  ) -> [String] {
    items.isEmpty ? [] : [title] + items.map { "  " + line($0) }
  }

  private static func line(_ control: ControlSummary) -> String {
    let purpose = control.purpose.map { " = \($0) (\(control.confidence))" } ?? ""
    let target = control.target.map { " → \($0)" } ?? ""
    let locale = control.leavesLocale.map { " leaves for \($0)" } ?? ""
    let hidden = control.hidden ? " hidden" : ""
    return "\(control.role) [\(control.language ?? "?")] \"\(control.label.prefix(60))\""
      + purpose + hidden + target + locale
  }
}

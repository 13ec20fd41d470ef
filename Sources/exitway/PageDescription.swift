import Evidence
import Foundation
import Gathering
import Languages
import Pages
import Transfer

/// A page for people and for tools; the names in its JSON are fixed.
struct PageDescription: Encodable {
  var url: String
  var kind: String
  var language: LanguageSummary
  var controls: [ControlSummary]
  /// Why the page cannot be used as it is, as reason codes.
  var obstacles: [String]

  struct LanguageSummary: Encodable {
    /// `html lang`, as written.
    var declared: String?
    /// The language of most letters of the main text.
    var detected: String?
    var expected: String
    /// Share of the judged letters of the main text in the expected language, 0…1.
    var share: Double?
    var foreign: [Foreign]
  }

  struct Foreign: Encodable {
    var text: String
    var language: String?
    var place: String
  }

  struct ControlSummary: Encodable {
    var label: String
    var target: String?
    var role: String
    /// `delete` for deleting the account only.
    var purpose: String?
    /// 0…100.
    var confidence: Int
    var language: String?
    var place: String
  }

  init(_ page: InspectedPage, expected: Language) {
    let model = page.model
    let main = model.blocks.filter { $0.isMain && $0.role != .languageMenu }
    let judged = main.filter { $0.verdict.letters > 0 && $0.verdict.answer != .undetermined }
    let letters = judged.reduce(0) { $0 + $1.verdict.letters }
    let own = judged.filter { $0.verdict.answer == .yes }.reduce(0) { $0 + $1.verdict.letters }
    var byLanguage: [String: Int] = [:]
    for block in judged {
      if let found = block.verdict.found {
        byLanguage[found.tag, default: 0] += block.verdict.letters
      }
    }
    url = page.address.description
    kind = model.kind.rawValue
    language = LanguageSummary(
      declared: model.declaredLanguage,
      detected: byLanguage.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key,
      expected: expected.tag, share: letters == 0 ? nil : Double(own) / Double(letters),
      foreign: judged.filter { $0.verdict.answer == .no }.map {
        Foreign(text: $0.text, language: $0.verdict.found?.tag, place: $0.place)
      })
    controls = model.controls.map { control in
      ControlSummary(
        label: control.label, target: page.target(of: control), role: control.role.rawValue,
        purpose: control.purpose?.purpose.rawValue, confidence: control.purpose?.confidence ?? 0,
        language: control.verdict.found?.tag, place: control.place)
    }
    obstacles = page.obstacle.map { [$0.reason.rawValue] } ?? []
  }

  /// The same for people, line by line.
  var lines: [String] {
    let share = language.share.map { "\(Int(($0 * 100).rounded())) %" } ?? "not told"
    var lines = [
      url, "kind        \(kind)",
      "language    declared \(language.declared ?? "none"), mostly \(language.detected ?? "not told"), "
        + "in \(language.expected): \(share)",
    ]
    if !obstacles.isEmpty { lines.append("obstacles   \(obstacles.joined(separator: ", "))") }
    if !language.foreign.isEmpty { lines.append("in another language:") }
    for block in language.foreign {
      lines.append("  [\(block.language ?? "?")] \(block.text.prefix(100))  (\(block.place))")
    }
    lines.append("controls:")
    for control in controls {
      let purpose = control.purpose.map { " = \($0) (\(control.confidence))" } ?? ""
      let target = control.target.map { " → \($0)" } ?? ""
      lines.append(
        "  \(control.role) [\(control.language ?? "?")] \"\(control.label.prefix(60))\"\(purpose)\(target)"
      )
    }
    return lines
  }
}

import Evidence
import Foundation

/// A page as YAML: its main text and controls with role, language and purpose.
///
/// Navigation and footers are only counted, so that an added link there is one changed line.
/// Addresses in the markup (selectors) and confidences are left out: they move without the page
/// saying anything else.
struct PageDocument {
  /// Purposes whose controls are listed wherever they stand.
  private static let leaving: Set = ["delete", "deactivate", "cancel-subscription", "delete-other"]

  let page: PageRecord
  /// Positions of controls that a journey uses.
  let marked: Set<Int>

  func text() -> String {
    var yaml = YAMLText()
    head(&yaml)
    yaml.list("main", page.blocks.filter(\.isMain)) { yaml, block in
      yaml.item(block.role.rawValue, block.text)
      language(block.language, &yaml)
      if !block.cues.isEmpty { yaml.field("says", block.cues.sorted().joined(separator: " ")) }
    }
    yaml.list("controls", page.controls.indices.filter(isListed)) { yaml, index in
      control(index, &yaml)
    }
    yaml.list("forms", page.forms) { yaml, form in self.form(form, &yaml) }
    yaml.list("to-type", page.typedPhrases) { yaml, phrase in
      yaml.item("phrase", phrase.text)
      language(phrase.language, &yaml)
    }
    counts(&yaml)
    return yaml.text.precomposedStringWithCanonicalMapping
  }

  private func head(_ yaml: inout YAMLText) {
    yaml.field("page", page.id)
    yaml.field("address", page.address)
    if page.finalAddress != page.address { yaml.field("answered-by", page.finalAddress) }
    yaml.list("redirects", page.redirects) { yaml, redirect in
      yaml.item("status", redirect.status)
      yaml.field("address", redirect.address)
    }
    yaml.field("status", page.status)
    yaml.field("kind", page.kind.rawValue)
    if page.isRendered == true { yaml.field("shown-in", "browser") }
    yaml.list("pressed", page.presses ?? []) { yaml, label in yaml.item(label) }
    if page.incompleteParse { yaml.field("incomplete", "true", isWord: true) }
    yaml.field("declared-language", page.languages.htmlLanguage)
    yaml.field("content-language", page.languages.contentLanguage)
    yaml.field("detected-language", page.languages.detected)
    yaml.list("alternates", page.languages.alternates.sorted()) { yaml, tag in yaml.item(tag) }
    if let title = page.title {
      yaml.nested("title") { yaml in
        yaml.field("text", title.text)
        language(title.language, &yaml)
      }
    }
  }

  private func isListed(_ index: Int) -> Bool {
    let control = page.controls[index]
    return control.region == .main || control.region == .dialog || marked.contains(index)
      || control.purpose.map(Self.leaving.contains) == true
  }

  private func control(_ index: Int, _ yaml: inout YAMLText) {
    let control = page.controls[index]
    yaml.item(control.role.rawValue, control.label)
    language(control.language, &yaml)
    yaml.field("purpose", control.purpose)
    yaml.field("target", control.target)
    if let form = control.form { yaml.field("form", form + 1) }
    if control.region != .main { yaml.field("region", control.region.rawValue) }
    if control.isCollapsed { yaml.field("collapsed", "true", isWord: true) }
    if control.isHidden { yaml.field("hidden", "true", isWord: true) }
  }

  private func form(_ form: Form, _ yaml: inout YAMLText) {
    yaml.item("method", form.method.rawValue)
    yaml.field("target", form.target)
    let hidden = form.fields.count { $0.kind == .hidden }
    if hidden > 0 { yaml.field("hidden-fields", hidden) }
    yaml.list("fields", form.fields.filter { $0.kind != .hidden }) { yaml, field in
      yaml.item(field.kind.rawValue, field.label)
      yaml.field("name", field.name)
      if field.isRequired { yaml.field("required", "true", isWord: true) }
      if field.isPreselected { yaml.field("preselected", "true", isWord: true) }
    }
  }

  /// What was left out, by role and region.
  private func counts(_ yaml: inout YAMLText) {
    let blocks = Dictionary(grouping: page.blocks.filter { !$0.isMain }, by: \.role.rawValue)
    let controls = Dictionary(
      grouping: page.controls.indices.filter { !isListed($0) },
      by: { page.controls[$0].region.rawValue })
    guard !blocks.isEmpty || !controls.isEmpty else { return }
    yaml.nested("left-out") { yaml in
      for (role, blocks) in blocks.sorted(by: { $0.key < $1.key }) {
        yaml.field("\(role)-blocks", blocks.count)
      }
      for (region, controls) in controls.sorted(by: { $0.key < $1.key }) {
        yaml.field("\(region)-controls", controls.count)
      }
    }
  }

  private func language(_ judgement: LanguageJudgement, _ yaml: inout YAMLText) {
    yaml.field("language", judgement.found)
    switch judgement.answer {
    case .yes: break
    case .no: yaml.field("judged", "foreign")
    case .undetermined: yaml.field("judged", "undetermined")
    }
  }
}

import Evidence
import Languages
import Pages
import Transfer

/// Turns visited pages into evidence: plain values, addresses in the scenario's own words.
///
/// Pages get their ids in the order in which the journeys meet them, so the same walk gives the
/// same ids.
struct EvidenceMaker {
  private(set) var pages: [PageRecord] = []
  /// The same pages as they were visited.
  private(set) var visited: [(id: String, page: VisitedPage)] = []
  private var ids: [String: String] = [:]
  private let template: @Sendable (String) -> String

  /// Makes evidence of addresses as `template` writes them.
  init(template: @escaping @Sendable (String) -> String) {
    self.template = template
  }

  /// The id of a page; its record is made the first time.
  mutating func id(of page: VisitedPage) -> String {
    if let id = ids[page.key] { return id }
    let id = "p\(pages.count + 1)"
    ids[page.key] = id
    pages.append(record(page, id: id))
    visited.append((id, page))
    return id
  }

  /// A journey with ids in place of pages.
  mutating func journey(_ walk: JourneyWalk, goal: JourneyRecord.Goal) -> JourneyRecord {
    let tally = Tally(walk: walk, goal: goal)
    var steps: [Step] = []
    for counted in tally.steps { steps.append(step(counted)) }
    if let last = walk.flow.pages.last, walk.flow.final == nil { _ = id(of: last) }
    var record = JourneyRecord(
      goal: goal, from: walk.from, steps: steps, entry: walk.entry.map { reference($0) },
      final: walk.flow.final.map { reference($0) }, ended: walk.flow.ended, counts: tally.counts,
      search: search(walk.search), channels: walk.flow.channels.sorted())
    record.findability = FindabilityReading.of(walk)
    record.reach = walk.reach
    return record
  }

  /// The public information with ids in place of pages.
  mutating func publicInfo(_ result: PublicSearch.Result) -> PublicInfo {
    var info = PublicInfo(
      page: result.page.map { id(of: $0) }, depth: result.path?.count, path: result.path ?? [],
      isOwnPage: result.isOwnPage, leadsToLogin: result.leadsToLogin,
      search: search(result.search))
    info.help = result.help
    return info
  }

  private mutating func reference(_ place: (page: VisitedPage, control: Int)) -> ControlReference {
    ControlReference(page: id(of: place.page), control: place.control)
  }

  private mutating func step(_ counted: Tally.Counted) -> Step {
    let walked = counted.walked
    let page = id(of: walked.page)
    return Step(
      action: walked.action, phase: counted.phase, page: page, control: walked.control,
      label: walked.label, leadsTo: walked.leadsTo.map { id(of: $0) }, counts: counted.counts)
  }

  private func search(_ record: SearchRecord) -> SearchRecord {
    var record = record
    record.rejected = record.rejected.map {
      SearchRecord.Rejected(label: $0.label, address: template($0.address), reason: $0.reason)
    }
    return record
  }

  /// What a page showed, under an id.
  func record(_ page: VisitedPage, id: String) -> PageRecord {
    let model = page.model
    var record = PageRecord(
      id: id, address: template(page.asked.description),
      finalAddress: template(page.address.description), status: page.status,
      redirects: page.redirects.map {
        PageRecord.Redirect(status: $0.status, address: template($0.address.description))
      },
      kind: PageKind(rawValue: model.kind.rawValue) ?? .ordinary,
      title: model.title.map { JudgedText($0.text, language: Self.judgement($0.verdict)) },
      languages: page.languages,
      typedPhrases: model.typedPhrases.map {
        JudgedText($0.text, language: Self.judgement($0.verdict))
      }, blocks: model.blocks.map(Self.block),
      controls: model.controls.map { control($0, on: page) },
      forms: model.forms.map { form($0, on: page) }, incompleteParse: model.incompleteParse)
    if page.isRendered { record.isRendered = true }
    record.presses = page.state?.presses.map(\.label)
    record.view = model.view.map(Self.view)
    if !model.anchors.isEmpty { record.anchors = model.anchors }
    return record
  }

  private func control(_ control: PageModel.Control, on page: VisitedPage) -> Control {
    let target = page.target(of: control).map { template($0.description) } ?? control.target
    var made = Control(
      label: control.label, language: Self.judgement(control.verdict),
      role: Control.Role(rawValue: control.role.rawValue) ?? .link,
      purpose: control.purpose?.purpose.rawValue,
      purposeConfidence: control.purpose?.confidence ?? 0, target: target, form: control.form,
      region: Control.Region(rawValue: control.region.rawValue) ?? .main,
      isCollapsed: control.isCollapsed, isHidden: control.isHidden, siblings: control.siblings,
      position: control.position, cues: control.cues.map(\.rawValue).sorted(),
      emphasis: Control.Emphasis(rawValue: control.emphasis.rawValue) ?? .plain,
      place: control.place)
    made.shown = control.shown.map(Self.shown)
    return made
  }

  private static func shown(_ shown: PageModel.Shown) -> ShownControl {
    ShownControl(
      left: shown.left, top: shown.top, width: shown.width, height: shown.height,
      contrast: shown.contrast, fontSize: shown.fontSize, fontWeight: shown.fontWeight,
      fill: shown.fill, role: shown.role, name: shown.name, text: shown.text, unseen: shown.unseen)
  }

  private static func view(_ view: PageModel.View) -> PageView {
    PageView(
      width: view.width, height: view.height, pageHeight: view.pageHeight,
      fontsMissing: view.fontless.isEmpty ? nil : view.fontless)
  }

  private func form(_ form: PageModel.Form, on page: VisitedPage) -> Form {
    Form(
      method: Form.Method(rawValue: form.method.rawValue) ?? .get,
      target: page.target(of: form).map { template($0.description) } ?? form.target ?? "",
      fields: form.fields.map { field in
        Form.Field(
          name: field.name, kind: Form.Field.Kind(rawValue: field.kind.rawValue) ?? .other,
          label: field.label, isRequired: field.isRequired, isPreselected: field.isPreselected,
          purpose: field.purpose?.rawValue, cues: field.cues.map(\.rawValue).sorted())
      }, place: form.place)
  }

  private static func block(_ block: PageModel.Block) -> TextBlock {
    TextBlock(
      role: TextBlock.Role(rawValue: block.role.rawValue) ?? .paragraph, text: block.text,
      language: judgement(block.verdict), isMain: block.isMain,
      cues: block.cues.map(\.rawValue).sorted(), place: block.place)
  }

  private static func judgement(_ verdict: LanguageVerdict) -> LanguageJudgement {
    LanguageJudgement(
      LanguageJudgement.Answer(rawValue: verdict.answer.rawValue) ?? .undetermined,
      found: verdict.found?.tag, confidence: verdict.confidence, letters: verdict.letters)
  }
}

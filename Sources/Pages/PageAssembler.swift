import Languages

/// Turns a draft into the page model: names, labels, languages, purposes, kind.
struct PageAssembler {
  private let draft: PageDraft
  private let memo: ReadingMemo
  private let names: AccessibleName

  init(draft: PageDraft, memo: ReadingMemo) {
    self.draft = draft
    names = AccessibleName(draft: draft)
    self.memo = memo
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - encoding: how the bytes became text.
  ///   - isWhole: nothing was left out.
  ///   - choose: gives the words to look for on a page of a language; which language it is in is told
  ///     before any word is looked for.
  /// - Returns: the page.
  func page(
    encoding: EncodingReport, isWhole: Bool, words choose: (Language?) -> PageWords
  ) -> PageModel {
    let title = draft.title.string
    let menu = languageMenu()
    let texts = draft.blocks.indices.map { memo.facts(of: draft.blocks[$0].text) }
    let labels = draft.controls.indices.filter(isControl).map { index in
      let name = names.name(of: draft.controls[index])
      return ControlLabel(index: index, name: name, facts: memo.facts(of: name))
    }
    var page = PageModel(
      encoding: encoding, declaredLanguage: draft.language, metaLanguage: draft.metaLanguage,
      direction: draft.direction,
      title: title.isEmpty
        ? nil : PageModel.Text(text: title, verdict: memo.verdict(of: title)),
      base: draft.base, refresh: draft.refresh, canonical: draft.canonical,
      siteName: draft.siteName, alternates: draft.alternates, robots: draft.robots,
      blocks: texts.indices.map { block(draft.blocks[$0], texts[$0], menu) },
      controls: controls(labels, menu), forms: [], looseFields: [], typedPhrases: [],
      anchors: draft.anchors,
      kind: .ordinary, hasLogIn: false,
      incompleteParse: !isWhole || draft.isCut, hasScripts: draft.scripts > 0,
      view: draft.view)
    settle(&page)
    let words = choose(page.detectedLanguage)
    for index in texts.indices where isMain(draft.blocks[index]) {
      page.blocks[index].cues = words.reading(of: texts[index]).cues
    }
    readControls(&page, labels, menu, words)
    page.forms = draft.forms.map { form($0, words) }
    page.looseFields = draft.looseFields.map { field($0, words) }
    page.typedPhrases = page.blocks.filter { $0.cues.contains(.typedPhrase) }
      .flatMap { TypedPhrase.find(in: $0.text) }
      .map { PageModel.Text(text: $0, verdict: memo.verdict(of: $0.lowercased())) }
    let kind = KindReading(page: page, draft: draft, words: words)
    page.hasLogIn = kind.hasLogIn
    page.kind = kind.kind
    return page
  }

  /// Doubtful verdicts of single labels do not stand against the whole page.
  private func settle(_ page: inout PageModel) {
    let verdicts =
      page.blocks.indices.map { page.blocks[$0].verdict }
      + page.controls.indices.map { page.controls[$0].verdict }
    let settled = PageVerdicts.settled(verdicts)
    for index in page.blocks.indices { page.blocks[index].verdict = settled[index] }
    for index in page.controls.indices {
      page.controls[index].verdict = settled[page.blocks.count + index]
    }
  }

  // MARK: Text

  private func block(
    _ block: BlockDraft, _ facts: TextFacts, _ menu: Set<Int>
  ) -> PageModel.Block {
    let isMenu =
      block.role == .languageMenu
      || !block.controls.isEmpty && block.controls.allSatisfy(menu.contains)
    let verdict =
      isMenu
      ? LanguageVerdict(.undetermined)
      : block.spoken.map(memo.verdict(of:)) ?? facts.verdict
    return PageModel.Block(
      role: isMenu ? .languageMenu : role(of: block), text: block.text,
      verdict: verdict, isMain: isMain(block) && !isMenu,
      isCollapsed: block.isCollapsed, declaredLanguage: draft.language(block.language),
      cues: [], place: block.place)
  }

  private func role(of block: BlockDraft) -> PageModel.Block.Role {
    if let role = block.role, role != .listItem { return role }
    switch block.region {
    case .navigation, .header: return .navigation
    case .footer: return .footer
    case .main where isInMenu(block.list, block.isInMain): return .navigation
    case .main, .aside, .dialog: break
    }
    if let only = block.controls.first, block.controls.count == 1,
      draft.controls[only].text == block.text
    {
      return draft.controls[only].role == .link ? .link : .button
    }
    return block.role ?? .paragraph
  }

  private func isMain(_ block: BlockDraft) -> Bool {
    isMain(block.region, block.isInMain) && !isInMenu(block.list, block.isInMain)
  }

  private func isMain(_ region: PageModel.Control.Region, _ isInMain: Bool) -> Bool {
    switch region {
    case .main: isInMain || !draft.hasMain
    case .dialog: true
    case .navigation, .header, .footer, .aside: false
    }
  }

  /// A list of links in a page without landmarks.
  private func isInMenu(_ list: Int, _ isInMain: Bool) -> Bool {
    list > 0 && !isInMain && !draft.hasMain && draft.lists[list].isMenu
  }

  // MARK: Controls

  /// Elements with a script of their own are controls if they look like one: a few words, and no
  /// other control inside.
  private func isControl(_ index: Int) -> Bool {
    guard draft.controls[index].isGuess else { return true }
    let control = draft.controls[index]
    let next = index + 1
    let holdsOther =
      draft.controls.indices.contains(next)
      && draft.controls[next].depth > control.depth
      && draft.controls[next].place.hasPrefix(control.place)
    return !holdsOther && (1...60).contains(control.text.bytes.count)
  }

  /// A control that is kept, and what it is called.
  private struct ControlLabel {
    /// Its place in the draft.
    var index: Int
    var name: String
    var facts: TextFacts
  }

  private func controls(_ labels: [ControlLabel], _ menu: Set<Int>) -> [PageModel.Control] {
    var controls = labels.map {
      control(draft.controls[$0.index], $0, isMenu: menu.contains($0.index))
    }
    guard !draft.parts.isEmpty else { return controls }
    let numbers = Dictionary(uniqueKeysWithValues: zip(labels.map(\.index), labels.indices))
    for (number, label) in labels.enumerated() {
      let openers = draft.openers(of: draft.controls[label.index]).compactMap { numbers[$0] }
      guard !openers.isEmpty else { continue }
      controls[number].openers = openers
      controls[number].isCollapsed = true
      if draft.isOpened(draft.controls[label.index]) { controls[number].isHidden = false }
    }
    return controls
  }

  private func control(
    _ control: ControlDraft, _ label: ControlLabel, isMenu: Bool
  ) -> PageModel.Control {
    let action = control.form.flatMap { draft.forms[$0].action }
    let isInForm =
      control.role == .submit || (control.role == .button && control.form != nil)
    let isOutside = control.region == .main && draft.hasMain && !control.isInMain
    return PageModel.Control(
      label: label.name,
      verdict: isMenu ? LanguageVerdict(.undetermined) : label.facts.verdict,
      role: control.role == .submit && control.form == nil ? .button : control.role, purpose: nil,
      target: control.target,
      identifiers: [control.id, control.name, control.classes, action].compactMap(\.self),
      form: isInForm && control.type != "button" ? control.form : nil,
      formTarget: control.formAction, sentValue: sentValue(of: control),
      region: isOutside ? .aside : control.region,
      isCollapsed: control.isCollapsed, isHidden: control.isHidden,
      siblings: max(1, control.list == 0 ? 1 : draft.lists[control.list].links),
      position: control.position, openers: [], isDisabled: control.press.isDisabled,
      asksAgain: control.press.asksAgain
        || (isInForm && control.form.map { draft.forms[$0].asksAgain } == true),
      sends: control.press.sends, opensPart: control.press.opensPart, mark: control.press.mark,
      place: control.place, heading: control.heading, sentence: control.sentence, cues: [],
      emphasis: control.emphasis, shown: control.shown)
  }

  /// What each control is for, and what its label says besides.
  private func readControls(
    _ page: inout PageModel, _ labels: [ControlLabel], _ menu: Set<Int>, _ words: PageWords
  ) {
    let title = page.title?.text
    for (number, label) in labels.enumerated() {
      let reading = words.reading(of: label.facts)
      page.controls[number].purpose =
        menu.contains(label.index)
        ? PurposeMatch(purpose: .language, confidence: 95, why: "names a language")
        : words.purpose(
          of: self.words(of: draft.controls[label.index], page.controls[number], title),
          labelled: reading)
      if isMain(draft.controls[label.index].region, draft.controls[label.index].isInMain) {
        page.controls[number].cues = reading.cues
      }
    }
  }

  private func words(
    of draft: ControlDraft, _ control: PageModel.Control, _ title: String?
  ) -> ControlWords {
    ControlWords(
      label: control.label, target: draft.target, identifiers: control.identifiers,
      sentence: draft.sentence, heading: draft.heading, title: title,
      isButton: draft.role != .link)
  }

  /// HTML Standard, "constructing the entry list": a named submit button is part of what it sends.
  private func sentValue(of control: ControlDraft) -> PageModel.Control.SentValue? {
    guard control.role == .submit, control.type != "image", let name = control.name, !name.isEmpty
    else { return nil }
    return PageModel.Control.SentValue(name: name, value: control.value ?? "")
  }

  /// Controls that choose a language: links with `hreflang`, or named like a language, three and
  /// more on a page.
  private func languageMenu() -> Set<Int> {
    let found = draft.controls.indices.filter { index in
      guard draft.controls[index].role != .expander else { return false }
      if draft.controls[index].role == .link, draft.controls[index].hreflang != nil { return true }
      return LanguageNames.contains(draft.controls[index].text)
    }
    return found.count >= 2 ? Set(found) : []
  }

  // MARK: Forms

  private func form(_ form: FormDraft, _ words: PageWords) -> PageModel.Form {
    PageModel.Form(
      method: form.method, target: form.action, fields: form.fields.map { field($0, words) },
      hasCaptcha: form.hasCaptcha, place: form.place)
  }

  private func field(_ field: FieldDraft, _ words: PageWords) -> PageModel.Field {
    let label = names.name(of: field)
    let facts = memo.facts(of: label)
    let reading = words.reading(of: facts)
    return PageModel.Field(
      name: field.name, kind: field.kind, label: label,
      verdict: facts.verdict, value: field.value,
      isRequired: field.isRequired && field.kind != .hidden, isPreselected: field.isPreselected,
      options: field.options.map { $0 ?? "" },
      purpose: field.kind == .tick || field.kind == .choice
        ? words.purpose(
          of: ControlWords(label: label, identifiers: [], isButton: true), labelled: reading)?
          .purpose
        : nil, cues: reading.cues)
  }
}

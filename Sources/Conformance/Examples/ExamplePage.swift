import Evidence

/// A page of an example, by name: its address is `https://${host}/name`.
struct ExamplePage {
  var name: String
  var parts: [ExamplePart]
  var status = 200
  var redirects: [PageRecord.Redirect] = []
  var kind = PageKind.ordinary
  var declaredLanguage: String?
  /// Forms of the page; a control made by `press(…, sends: true)` sends the last one before it.
  var forms: [Form] = []
  /// The host of another locale answered.
  var host = "${host}"
  var alternates: [String] = []
  /// The window in which it was shown; nil for a page that was not.
  var view: PageView?

  init(_ name: String, _ parts: ExamplePart...) {
    self.name = name
    self.parts = parts
  }

  /// Declares a language in `html lang`.
  func declaring(_ tag: String) -> ExamplePage {
    with { $0.declaredLanguage = tag }
  }

  /// Answers with a status, or as another kind of page.
  func answering(_ status: Int = 200, as kind: PageKind = .ordinary) -> ExamplePage {
    with { ($0.status, $0.kind) = (status, kind) }
  }

  /// Has a form with fields; of several the pressed control sends the last.
  func asking(
    _ fields: Form.Field..., method: Form.Method = .post
  ) -> ExamplePage {
    with { page in
      page.forms.append(
        Form(
          method: method, target: "https://${host}/\(page.name)", fields: fields,
          place: "main form:nth-of-type(\(page.forms.count + 1))"))
    }
  }

  /// Answered from another locale's host, though it lists its own among its alternates or not.
  func served(from host: String, alternates: [String] = []) -> ExamplePage {
    with { ($0.host, $0.alternates) = (host, alternates) }
  }

  /// Was shown in a window of 1280 by 900 pixels.
  func shown(height: Int = 3000) -> ExamplePage {
    with { $0.view = PageView(width: 1280, height: 900, pageHeight: height) }
  }

  /// Was asked for at other addresses first.
  func after(_ names: String...) -> ExamplePage {
    with { page in
      page.redirects = names.map { .init(status: 302, address: "https://${host}/\($0)") }
    }
  }

  private func with(_ change: (inout ExamplePage) -> Void) -> ExamplePage {
    var page = self
    change(&page)
    return page
  }

  /// Position among the controls of the one that the walk presses.
  var pressed: Int? {
    controls.firstIndex {
      if case .control(_, isPressed: true) = $0.content { true } else { false }
    }
  }

  private var controls: [ExamplePart] {
    parts.filter { if case .control = $0.content { true } else { false } }
  }

  /// The page as evidence for a reader.
  func record(id: String, reader: String) -> PageRecord {
    let address = "https://\(host)/\(name)"
    var record = PageRecord(
      id: id, address: redirects.first?.address ?? "https://${host}/\(name)",
      finalAddress: address, status: status, redirects: redirects, kind: kind,
      languages: LanguageLedger(htmlLanguage: declaredLanguage, alternates: alternates),
      forms: forms)
    record.view = view
    for part in parts {
      let language = part.tongue.judgement(reader: reader, letters: part.letters)
      switch part.content {
      case .title:
        record.title = JudgedText(part.text, language: language)
      case .block(let role, let cues):
        let place = "main > :nth-child(\(record.blocks.count + 1))"
        record.blocks.append(
          TextBlock(
            role: role, text: part.text, language: language, isMain: true, cues: cues,
            place: place))
      case .control(var control, _):
        control.language = language
        control.place = "main a:nth-of-type(\(record.controls.count + 1))"
        if control.role != .link, !forms.isEmpty { control.form = forms.count - 1 }
        record.controls.append(control)
      }
    }
    return record
  }
}

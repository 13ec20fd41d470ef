import Evidence

/// A page of an example, by name: its address is `https://${host}/name`.
struct ExamplePage {
  var name: String
  var parts: [ExamplePart]
  var status = 200
  var redirects: [PageRecord.Redirect] = []
  var kind = PageKind.ordinary
  var declaredLanguage: String?

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
    let address = "https://${host}/\(name)"
    var record = PageRecord(
      id: id, address: redirects.first?.address ?? address, finalAddress: address, status: status,
      redirects: redirects, kind: kind,
      languages: LanguageLedger(htmlLanguage: declaredLanguage))
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
        record.controls.append(control)
      }
    }
    return record
  }
}

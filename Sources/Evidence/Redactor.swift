import Foundation

/// Takes out of evidence what must not be stored: secrets, the user's own addresses, volatile parts.
///
/// Each becomes a hole that says what stood there: `⟨secret⟩`, `⟨email⟩`, `⟨token⟩`, `⟨date⟩`,
/// `⟨time⟩`, `⟨ago⟩`. Page ids, purposes and other words of our own stay as they are.
package struct Redactor: Sendable {
  private let needles: Needles

  /// - Parameter secrets: Passwords, codes, e-mail addresses, names: whatever the session was given.
  package init(secrets: [String]) {
    needles = Needles(
      secrets.map(\.precomposedStringWithCanonicalMapping).map {
        ($0, $0.contains("@") ? "⟨email⟩" : "⟨secret⟩")
      })
  }

  /// The text with holes, in NFC.
  package func redact(_ text: String) -> String {
    let bytes = needles.replaced(in: Array(text.precomposedStringWithCanonicalMapping.utf8))
    return Holes.fill(String(decoding: bytes, as: UTF8.self))
  }
}

extension Redactor {
  /// The evidence with holes in every text that came from the site or from a failure.
  package func redact(_ evidence: CaseEvidence) -> CaseEvidence {
    changing(evidence) { evidence in
      evidence.platform = redact(evidence.platform)
      evidence.operatorName = evidence.operatorName.map(redact)
      if case .failed(let failure) = evidence.session {
        evidence.session = .failed(redact(failure))
      }
      evidence.pages = evidence.pages.map(redact)
      evidence.readings = evidence.readings?.map { reading in
        PageReading(page: reading.page, record: redact(reading.record, redact))
      }
      evidence.entries = evidence.entries.map { entry in
        CaseEvidence.Entry(name: entry.name, page: redact(entry.page) { $0 })
      }
      evidence.delete = redact(evidence.delete, redact)
      evidence.signup = redact(evidence.signup, redact)
      evidence.publicInfo = redact(evidence.publicInfo) { info in
        changing(info) {
          $0.path = $0.path.map(redact)
          $0.search = redact($0.search)
        }
      }
      evidence.secondDevice = evidence.secondDevice.map(redact)
    }
  }

  private func redact(_ journey: CaseEvidence.DeviceJourney) -> CaseEvidence.DeviceJourney {
    CaseEvidence.DeviceJourney(
      device: journey.device, delete: redact(journey.delete, { redact($0) }))
  }

  private func redact(_ failure: EvidenceFailure) -> EvidenceFailure {
    EvidenceFailure(failure.reason, redact(failure.detail))
  }

  private func redact(_ search: SearchRecord) -> SearchRecord {
    changing(search) {
      $0.rejected = $0.rejected.map {
        SearchRecord.Rejected(
          label: redact($0.label), address: redact($0.address), reason: redact($0.reason))
      }
    }
  }

  private func changing<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var value = value
    change(&value)
    return value
  }

  private func redact<Value>(
    _ observation: Observation<Value>, _ change: (Value) -> Value
  ) -> Observation<Value> {
    switch observation {
    case .observed(let value): .observed(change(value))
    case .missing(let failure): .missing(redact(failure))
    }
  }

  private func redact(_ journey: JourneyRecord) -> JourneyRecord {
    changing(journey) {
      for step in $0.steps.indices { $0.steps[step].label = redact($0.steps[step].label) }
      $0.ended = $0.ended.map(redact)
      $0.search = redact($0.search)
      if let labels = $0.findability?.unclearLabels {
        $0.findability?.unclearLabels = labels.map(redact)
      }
    }
  }

  /// The page with holes in every text.
  package func redact(_ page: PageRecord) -> PageRecord {
    changing(page) {
      $0.address = redact($0.address)
      $0.finalAddress = redact($0.finalAddress)
      for hop in $0.redirects.indices {
        $0.redirects[hop].address = redact($0.redirects[hop].address)
      }
      $0.title = $0.title.map {
        JudgedText(Holes.fill(inTitle: redact($0.text)), language: $0.language)
      }
      $0.languages = redact($0.languages)
      $0.typedPhrases = $0.typedPhrases.map {
        JudgedText(redact($0.text), language: $0.language)
      }
      for block in $0.blocks.indices {
        $0.blocks[block].text = redact($0.blocks[block].text)
        $0.blocks[block].place = redact($0.blocks[block].place)
      }
      for control in $0.controls.indices {
        $0.controls[control].label = redact($0.controls[control].label)
        $0.controls[control].target = $0.controls[control].target.map(redact)
        $0.controls[control].place = redact($0.controls[control].place)
        let shown = $0.controls[control].shown
        $0.controls[control].shown?.name = shown?.name.map(redact)
        $0.controls[control].shown?.text = shown?.text.map(redact)
      }
      $0.forms = $0.forms.map(redact)
      $0.anchors = $0.anchors.map { anchors in
        let holed = anchors.sorted { $0.key < $1.key }.map { (redact($0.key), redact($0.value)) }
        return Dictionary(holed, uniquingKeysWith: { first, _ in first })
      }
    }
  }

  private func redact(_ ledger: LanguageLedger) -> LanguageLedger {
    changing(ledger) {
      $0.asked = $0.asked.map(redact)
      $0.contentLanguage = $0.contentLanguage.map(redact)
      $0.meta = $0.meta.map(redact)
      $0.htmlLanguage = $0.htmlLanguage.map(redact)
      $0.alternates = $0.alternates.map(redact)
    }
  }

  private func redact(_ form: Form) -> Form {
    changing(form) {
      $0.target = redact($0.target)
      $0.place = redact($0.place)
      for field in $0.fields.indices {
        $0.fields[field].name = redact($0.fields[field].name)
        $0.fields[field].label = redact($0.fields[field].label)
      }
    }
  }
}

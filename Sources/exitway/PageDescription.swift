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
  /// What says in which language the page is: asked, answered, declared, found.
  var ledger: Ledger
  var controls: [ControlSummary]
  /// Texts that have to be understood to leave: headings, warnings, labels, errors, pictures.
  var texts: [TextSummary]
  var forms: [FormSummary]
  var encoding: EncodingSummary
  /// Why the page cannot be used as it is, and what it asks of who wants to leave.
  var obstacles: [String]
  /// Something of the page was left out; what is missing here may be there.
  var incomplete: Bool

  struct LanguageSummary: Encodable {
    /// `html lang`, as written.
    var declared: String?
    /// The language of most letters of the main text.
    var detected: String?
    var expected: String
    /// Share of the judged letters of the main text in the expected language, 0…1.
    var share: Double?
    /// Whether `html lang` names the language of most of the page (W3C ACT rule ucwvc8).
    var declaredMatches: Bool?
    /// Share of the main text that stands word by word on the English page, 0…1.
    var copiedFromEnglish: Double?
    var foreign: [Foreign]
  }

  struct Foreign: Encodable {
    var text: String
    var language: String?
    var place: String
  }

  struct Ledger: Encodable {
    var asked: String?
    var redirects: [String]
    var address: String
    var addressLocale: String?
    var contentLanguage: String?
    var variesByLanguage: Bool
    var meta: String?
    var htmlLang: String?
    var dir: String?
    var hreflang: [String]
    var detected: String?
  }

  struct ControlSummary: Encodable {
    var label: String
    var target: String?
    var role: String
    /// `delete` for deleting the account only.
    var purpose: String?
    /// 0…100.
    var confidence: Int
    /// What speaks for the purpose.
    var why: String?
    var language: String?
    /// It cannot be seen, or only after something else was pressed.
    var hidden: Bool
    /// The language of the locale that it leads to, where that is another than the reader's.
    var leavesLocale: String?
    var place: String
  }

  struct TextSummary: Encodable {
    var role: String
    var text: String
    var language: String?
    var matches: Bool?
    var place: String
  }

  struct FormSummary: Encodable {
    var method: String
    var target: String?
    var captcha: Bool
    var fields: [FieldSummary]
  }

  struct FieldSummary: Encodable {
    var name: String
    var kind: String
    var label: String
    var required: Bool
    var preselected: Bool
  }

  struct EncodingSummary: Encodable {
    var used: String
    var source: String
    var badBytes: Int
    /// What does not fit together, in words.
    var differences: [String]
  }

  /// Describes a page for a reader of a language.
  init(_ page: InspectedPage, expected: Language) {
    let model = page.model
    url = page.address.description
    kind = model.kind.rawValue
    language = LanguageSummary(model, expected)
    ledger = Ledger(page)
    let base = page.base
    controls = model.controls.indices.map {
      ControlSummary(
        model.controls[$0], leadingTo: page.target(of: model.controls[$0], from: base), expected)
    }
    texts = TextSummary.all(of: model)
    forms = model.forms.map(FormSummary.init)
    encoding = EncodingSummary(
      used: model.encoding.used, source: model.encoding.source.rawValue,
      badBytes: model.encoding.badBytes, differences: model.encoding.differences)
    obstacles = PageObstacles.names(on: page)
    incomplete = model.incompleteParse
  }
}

extension PageDescription.LanguageSummary {
  init(_ model: PageModel, _ expected: Language) {
    let judged = model.blocks.indices.filter { index in
      model.blocks[index].isMain && model.blocks[index].verdict.letters > 0
        && model.blocks[index].verdict.answer != .undetermined
    }.map { (block: $0, verdict: model.blocks[$0].verdict) }
    let letters = judged.reduce(0) { $0 + $1.verdict.letters }
    let own = judged.filter { $0.verdict.answer == .yes }.reduce(0) { $0 + $1.verdict.letters }
    self.init(
      declared: model.declaredLanguage, detected: model.detectedLanguage?.tag,
      expected: expected.tag, share: letters == 0 ? nil : Double(own) / Double(letters),
      declaredMatches: model.declaresItsLanguage,
      foreign: judged.filter { $0.verdict.answer == .no }.map {
        PageDescription.Foreign(
          text: model.blocks[$0.block].text, language: $0.verdict.found?.tag,
          place: model.blocks[$0.block].place)
      })
  }
}

extension PageDescription.Ledger {
  init(_ page: InspectedPage) {
    let languages = page.languages
    self.init(
      asked: languages.asked, redirects: page.redirects.map(\.description),
      address: page.address.description, addressLocale: languages.address,
      contentLanguage: languages.contentLanguage, variesByLanguage: languages.variesByLanguage,
      meta: languages.meta, htmlLang: languages.htmlLanguage, dir: page.model.direction,
      hreflang: languages.alternates, detected: languages.detected)
  }
}

extension PageDescription.ControlSummary {
  init(_ control: PageModel.Control, leadingTo target: String?, _ expected: Language) {
    let other = target.flatMap(AddressLocale.language).flatMap {
      $0.satisfies(expected) || control.purpose?.purpose == .language ? nil : $0.tag
    }
    self.init(
      label: control.label, target: target, role: control.role.rawValue,
      purpose: control.purpose?.purpose.rawValue, confidence: control.purpose?.confidence ?? 0,
      why: control.purpose?.why, language: control.verdict.found?.tag,
      hidden: control.isHidden || control.isCollapsed, leavesLocale: other, place: control.place)
  }
}

extension PageDescription.TextSummary {
  private static let roles: Set<PageModel.Block.Role> = [
    .heading, .warning, .label, .error, .alternative,
  ]

  static func all(of model: PageModel) -> [Self] {
    let blocks = model.blocks.indices.filter { roles.contains(model.blocks[$0].role) }.map {
      Self(
        role: model.blocks[$0].role.rawValue, text: model.blocks[$0].text,
        model.blocks[$0].verdict, place: model.blocks[$0].place)
    }
    let phrases = model.typedPhrases.map {
      Self(role: "to-type", text: $0.text, $0.verdict, place: "")
    }
    return blocks + phrases
  }

  private init(role: String, text: String, _ verdict: LanguageVerdict, place: String) {
    self.init(
      role: role, text: text, language: verdict.found?.tag, matches: verdict.matches, place: place)
  }
}

extension PageDescription.FormSummary {
  init(_ form: PageModel.Form) {
    self.init(
      method: form.method.rawValue, target: form.target, captcha: form.hasCaptcha,
      fields: form.fields.map {
        PageDescription.FieldSummary(
          name: $0.name, kind: $0.kind.rawValue, label: $0.label, required: $0.isRequired,
          preselected: $0.isPreselected)
      })
  }
}

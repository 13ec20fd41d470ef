package import Evidence
import Languages
import Pages
package import Scenarios
package import Transfer

extension CaseGatherer {
  /// Looks at a home page and the few pages it leads to, for a draft of a scenario.
  ///
  /// Nothing is pressed or sent, no page of deletion or of signing up is opened, and at most ten
  /// pages are read, with all manners.
  ///
  /// - Parameters:
  ///   - address: the home page.
  ///   - locale: the reader's; nil for what the page declares.
  /// - Returns: what was found.
  /// - Throws: why the home page is none.
  package func look(
    at address: WebAddress, locale: LocaleTag?
  ) async throws(EvidenceFailure) -> SiteSketch {
    guard let english = LocaleTag("en-US") else {
      throw EvidenceFailure(.internal, "there is no locale to begin with")
    }
    let (page, visit) = try await home(address, locale ?? english)
    // A page is read in the language that it declares: its words are looked up in that vocabulary.
    guard locale == nil,
      let declared = page.model.declaredLanguage.flatMap({ LocaleTag($0) }), declared != english
    else { return try await sketch(page, visit, locale ?? english) }
    visit.close()
    let (again, second) = try await home(address, declared)
    return try await sketch(again, second, declared)
  }

  private func home(
    _ address: WebAddress, _ locale: LocaleTag
  ) async throws(EvidenceFailure) -> (VisitedPage, CaseVisit) {
    let scenario: ResolvedScenario
    do throws(ScenarioProblems) {
      scenario = try Scenario(address: address.description, locales: [locale])
        .resolve(locale, environment: [:])
    } catch {
      throw EvidenceFailure(.internal, "the address cannot be read")
    }
    let visit = try makeVisit(scenario, .network, ledger: ExchangeLedger())
    do throws(EvidenceFailure) {
      let page = try await visit.guest.open(address)
      if let obstacle = page.obstacle { throw obstacle }
      return (page, visit)
    } catch {
      visit.close()
      throw error
    }
  }

  private func sketch(
    _ page: VisitedPage, _ visit: CaseVisit, _ locale: LocaleTag
  ) async throws(EvidenceFailure) -> SiteSketch {
    defer { visit.close() }
    var look = SiteLook(visitor: visit.guest, home: page, locale: locale)
    return await look.sketch()
  }
}

/// One look at a site, from its home page.
private struct SiteLook {
  let visitor: Visitor
  let home: VisitedPage
  let scope: SiteScope
  var sketch: SiteSketch
  /// Titles of the other pages.
  private var titles: [String] = []

  /// Besides the home page, which may have been read twice.
  private static let mostPages = 8

  init(visitor: Visitor, home: VisitedPage, locale: LocaleTag) {
    self.visitor = visitor
    self.home = home
    scope = SiteScope(hosts: [home.address.host], otherLocaleHosts: [])
    sketch = SiteSketch(home: home.address.withoutFragment().description, locale: locale)
    sketch.name = home.model.siteName
    sketch.alternates = home.model.alternates.compactMap { alternate in
      WebAddress(alternate.target, relativeTo: home.base).map {
        .init(language: alternate.language, address: $0.description)
      }
    }
  }

  /// Collects what the pages lead to; what is found first, nearest to the home page, counts.
  mutating func sketch() async -> SiteSketch {
    collect(from: home)
    var waiting = sketch.finds.map(\.kind)
    var read = 0
    while let kind = waiting.first, read < Self.mostPages {
      waiting.removeFirst()
      guard Self.isOpened(kind), let index = sketch.finds.firstIndex(where: { $0.kind == kind }),
        let address = WebAddress(sketch.finds[index].address)
      else { continue }
      read += 1
      do throws(EvidenceFailure) {
        let page = try await visitor.open(address)
        sketch.finds[index].seen = Self.words(for: page)
        guard page.obstacle == nil else { continue }
        titles += page.model.title.map { [$0.text] } ?? []
        if kind == .logIn { readLoginForm(of: page) }
        let known = Set(sketch.finds.map(\.kind))
        collect(from: page)
        waiting += sketch.finds.map(\.kind).filter { !known.contains($0) }
      } catch {
        sketch.finds[index].seen = "it could not be read: \(error.reason.rawValue)"
      }
    }
    if sketch.name == nil {
      sketch.name = nameInTitles()
      if sketch.name != nil { sketch.remarks.append("platform: taken from the titles of pages.") }
    }
    return sketch
  }

  /// Pages that only tell something; what is about deleting or joining is left alone.
  private static func isOpened(_ kind: SiteSketch.Find.Kind) -> Bool {
    kind != .delete && kind != .signUp
  }

  private mutating func collect(from page: VisitedPage) {
    for control in page.model.controls {
      guard let match = control.purpose, match.confidence >= 50,
        let kind = SiteSketch.Find.Kind(rawValue: match.purpose.rawValue),
        !sketch.finds.contains(where: { $0.kind == kind }),
        let target = page.target(of: control)?.withoutFragment(), scope.contains(target),
        target != home.address.withoutFragment(),
        HarmGuard.refusal(of: control, leadingTo: target) == nil
      else { continue }
      sketch.finds.append(
        .init(kind, address: target.description, label: control.label))
    }
  }

  private mutating func readLoginForm(of page: VisitedPage) {
    let form = page.model.forms.first { $0.fields.contains { $0.kind == .password } }
    sketch.loginFields = (form?.fields ?? []).compactMap { field in
      guard [.text, .email, .phone, .password].contains(field.kind), !field.name.isEmpty else {
        return nil
      }
      return .init(name: field.name, isPassword: field.kind == .password)
    }
  }

  private static func words(for page: VisitedPage) -> String {
    if let obstacle = page.obstacle { return "it could not be read: \(obstacle.reason.rawValue)" }
    return page.model.asksToLogIn ? "it asks to log in" : "it answered \(page.status)"
  }

  /// The part of the home page's title that other titles have as well; else its shortest part.
  private func nameInTitles() -> String? {
    guard let title = home.model.title?.text, !title.isEmpty else { return nil }
    let marks = [" | ", " - ", " – ", " — ", " · ", ": "]
    let parts = marks.lazy.map { title.split(separator: $0) }.first { $0.count > 1 } ?? [title[...]]
    let uses = { (part: Substring) in titles.count { $0.contains(part) } }
    return parts.min { (-uses($0), $0.count) < (-uses($1), $1.count) }.map(String.init)
  }
}

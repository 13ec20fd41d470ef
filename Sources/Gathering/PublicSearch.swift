import Evidence
import Languages
import Pages
import Transfer

/// Looks for what a visitor without an account finds about deleting one.
struct PublicSearch {
  let ground: SearchGround
  /// Pages looked at before the search gives up.
  var maximumPages = 25

  /// What was found, with the page itself.
  struct Result: Sendable {
    var page: VisitedPage?
    var path: [String]?
    var isOwnPage = false
    var leadsToLogin = false
    var search: SearchRecord
    var help: HelpEnd?
  }

  /// Searches from the home page.
  func find(from home: VisitedPage) async -> Result {
    var search = SiteSearch(from: home, named: "home", on: ground, scent: .information)
    var mention: VisitedPage?
    var page: VisitedPage? = home
    var seen = 0
    while let current = page, seen < maximumPages {
      seen += 1
      if PromptReading.isAboutDeletion(current) {
        return result(current, isOwnPage: true, search)
      }
      if mention == nil, tellsHow(current) { mention = current }
      page = await search.next()
    }
    return result(mention, isOwnPage: false, search)
  }

  private func result(_ page: VisitedPage?, isOwnPage: Bool, _ search: SiteSearch) -> Result {
    let path = page.flatMap { search.path(to: $0) }?.map { step in
      step.page.model.controls[step.control].label
    }
    return Result(
      page: page, path: path, isOwnPage: isOwnPage, leadsToLogin: search.deletionLeadsToLogin,
      search: search.record(found: page != nil), help: page.map { end(of: $0, search) })
  }

  /// Where a page that tells how leads a person who wants to leave.
  private func end(of page: VisitedPage, _ search: SiteSearch) -> HelpEnd {
    let links = page.model.controls.filter { control in
      control.purpose?.purpose == .delete && control.role != .expander && control.region == .main
    }
    if links.contains(where: { page.form(of: $0) != nil }) { return .toControl }
    let targets = links.compactMap { page.target(of: $0)?.withoutFragment() }
    let passed = (search.path(to: page) ?? []).map(\.page.address) + [page.address]
    let leaves = targets.contains { target in
      !passed.contains { $0.withoutFragment() == target }
    }
    if leaves { return .toControl }
    if !targets.isEmpty { return .circle }
    return PromptReading.channels(on: page).isEmpty ? .inWords : .otherChannel
  }

  /// Whether main text says how to delete an account, on a page about something else.
  private func tellsHow(_ page: VisitedPage) -> Bool {
    page.model.blocks.contains { $0.isMain && $0.cues.contains(.howToDelete) }
  }
}

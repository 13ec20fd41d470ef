import Evidence
import Pages
import Transfer

/// Fetches the pages of a case again, so that what a page says can be told from what one answer said.
///
/// Only what was read with GET is asked for again, and no page that asks for a code: reading it may
/// have sent one.
struct RepeatedReading {
  /// More fetches tell nothing new and cost the site.
  static let mostFetches = 5

  let visitors: [Visitor]
  /// How often each page is fetched in all, from 1.
  let fetches: Int

  /// What came of it.
  struct Result {
    /// Pages that did not say the same.
    var readings: [PageReading] = []
    /// How often every page was fetched.
    var fetches = 1
  }

  /// Reads again what a case's evidence is made of.
  ///
  /// A page that could not be asked for again (no time, no bytes left) proves nothing either way.
  func result(of maker: EvidenceMaker) async -> Result {
    var result = Result()
    let pages = maker.visited.filter { mayBeRead($0.page) }
    while result.fetches < min(fetches, Self.mostFetches), !pages.isEmpty {
      var unread = 0
      for (id, page) in pages {
        switch await reading(of: page, id: id, maker) {
        case .same: break
        case .other(let reading): result.readings.append(reading)
        case .unread: unread += 1
        }
      }
      if unread == pages.count { break }
      if unread > 0 { return result }
      result.fetches += 1
    }
    return result
  }

  private enum Reading {
    case same, unread
    case other(PageReading)
  }

  private func mayBeRead(_ page: VisitedPage) -> Bool {
    Self.mayBeRepeated(page) && visitors.contains { $0.name == page.visitor }
  }

  /// Whether a page was read with GET and asks for no code.
  static func mayBeRepeated(_ page: VisitedPage) -> Bool {
    page.isRead && !page.model.forms.contains { $0.fields.contains { $0.kind == .code } }
  }

  private func reading(
    of page: VisitedPage, id: String, _ maker: EvidenceMaker
  ) async -> Reading {
    guard let visitor = visitors.first(where: { $0.name == page.visitor }) else { return .unread }
    do throws(EvidenceFailure) {
      let again = try await visitor.readAgain(page)
      if let obstacle = again.obstacle, page.obstacle == nil { throw obstacle }
      let holes = Redactor(secrets: [])
      let record = maker.record(again, id: id)
      let first = maker.record(page, id: id)
      guard holes.redact(record).unmeasured != holes.redact(first).unmeasured else { return .same }
      return .other(PageReading(page: id, record: .observed(record)))
    } catch {
      switch error.reason {
      case .budget, .notRecorded, .interrupted: return .unread
      default: return .other(PageReading(page: id, record: .missing(error)))
      }
    }
  }
}

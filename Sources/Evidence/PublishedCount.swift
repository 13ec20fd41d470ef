/// A journey counted as an authority counted in a published case, from the same record.
package struct PublishedCount: Codable, Sendable, Hashable {
  /// Which way of counting: `opc-2024`; ``ways`` tells what it means.
  package var id: String
  package var delete: Int?
  /// Nil where they did not compare, or where joining was not observed.
  package var signup: Int?

  package init(id: String, delete: Int?, signup: Int?) {
    self.id = id
    self.delete = delete
    self.signup = signup
  }

  /// A way of counting, with its source.
  package struct Way: Sendable {
    package let id: String
    package let who: String
    /// What is counted, in their sense.
    package let definition: String
    /// Also counted for joining, where they compared.
    let compares: Bool
    let count: @Sendable (Counts) -> Int
  }

  private static let opc = "OPC Canada, GPEN sweep 2024"
  private static let ftc = "FTC v. Amazon, complaint 2023, § 114"

  /// All ways, in the order of reports.
  package static let ways: [Way] = [
    Way(
      id: "opc-2024", who: opc, definition: "clicks to find the deletion option; 2 or less is easy",
      compares: false, count: \.nav),
    Way(
      id: "ftc-2023-pages", who: ftc, definition: "pages from the first control for leaving on",
      compares: true, count: \.flowPages),
    Way(
      id: "ftc-2023-clicks", who: ftc, definition: "clicks from the first control for leaving on",
      compares: true, count: \.flowActions),
    Way(
      id: "ftc-2023-options", who: ftc, definition: "options shown on those pages",
      compares: false, count: \.optionsShown),
    Way(
      id: "kftc-2025", who: "KFTC e-commerce guideline, 24 October 2025",
      definition: "stages that ask again; 2 or more are named",
      compares: false,
      count: \.reconfirmations),
    Way(
      id: "pipc-2025", who: "PIPC on Temu, 14 May 2025",
      definition: "steps from the account home, checks of identity included, against joining",
      compares: true, count: \.actions),
    Way(
      id: "press-2025", who: "Korean press on Coupang, 2025",
      definition: "everything that is pressed, ticked, chosen or typed",
      compares: true, count: \.interactions),
    Way(
      id: "ncc-2021", who: "Norwegian Consumer Council, 2021",
      definition: "pages clicked and scrolled through",
      compares: true,
      count: \.pages),
  ]

  /// Every count of two journeys; those of a walk that ended early are lower bounds.
  package static func all(delete: JourneyRecord?, signup: JourneyRecord?) -> [PublishedCount] {
    guard delete != nil || signup != nil else { return [] }
    return ways.map { way in
      PublishedCount(
        id: way.id, delete: delete.map { way.count($0.counts) },
        signup: way.compares ? signup.map { way.count($0.counts) } : nil)
    }
  }
}

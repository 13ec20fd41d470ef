/// A journey counted as an authority counted in a published case, from the same record.
package struct PublishedCount: Codable, Sendable, Hashable {
  /// Who counted: `opc-2024`.
  package var id: String
  package var who: String
  /// What is counted, in their sense.
  package var definition: String
  /// `clicks`, `pages`, `options`, `stages`, `steps`.
  package var unit: String
  package var delete: Int?
  package var signup: Int?

  package init(
    id: String, who: String, definition: String, unit: String, delete: Int?, signup: Int?
  ) {
    self.id = id
    self.who = who
    self.definition = definition
    self.unit = unit
    self.delete = delete
    self.signup = signup
  }

  private struct Kind {
    let id: String
    let who: String
    let definition: String
    let unit: String
    /// Also counted for joining, where they compared.
    let compares: Bool
    let count: @Sendable (Counts) -> Int
  }

  private static let opc = "OPC Canada, GPEN sweep 2024"
  private static let ftc = "FTC v. Amazon, complaint 2023, § 114"

  private static let kinds: [Kind] = [
    Kind(
      id: "opc-2024", who: opc, definition: "clicks to find the deletion option; 2 or less is easy",
      unit: "clicks", compares: false, count: \.nav),
    Kind(
      id: "ftc-2023-pages", who: ftc, definition: "pages from the first control for leaving on",
      unit: "pages", compares: true, count: \.flowPages),
    Kind(
      id: "ftc-2023-clicks", who: ftc, definition: "clicks from the first control for leaving on",
      unit: "clicks", compares: true, count: \.flowActions),
    Kind(
      id: "ftc-2023-options", who: ftc, definition: "options shown on those pages",
      unit: "options", compares: false, count: \.optionsShown),
    Kind(
      id: "kftc-2025", who: "KFTC e-commerce guideline, 24 October 2025",
      definition: "stages that ask again; 2 or more are named", unit: "stages", compares: false,
      count: \.reconfirmations),
    Kind(
      id: "pipc-2025", who: "PIPC on Temu, 14 May 2025",
      definition: "steps from the account home, checks of identity included, against joining",
      unit: "steps", compares: true, count: \.actions),
    Kind(
      id: "press-2025", who: "Korean press on Coupang, 2025",
      definition: "everything that is pressed, ticked, chosen or typed", unit: "steps",
      compares: true, count: \.interactions),
    Kind(
      id: "ncc-2021", who: "Norwegian Consumer Council, 2021",
      definition: "pages clicked and scrolled through", unit: "pages", compares: true,
      count: \.pages),
  ]

  /// All of them for two journeys; counts of a walk that ended early are lower bounds.
  package static func all(delete: JourneyRecord?, signup: JourneyRecord?) -> [PublishedCount] {
    guard delete != nil || signup != nil else { return [] }
    return kinds.map { kind in
      PublishedCount(
        id: kind.id, who: kind.who, definition: kind.definition, unit: kind.unit,
        delete: delete.map { kind.count($0.counts) },
        signup: kind.compares ? signup.map { kind.count($0.counts) } : nil)
    }
  }
}

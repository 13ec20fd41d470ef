/// What is kept of one page; a page of which something is left out is marked.
///
/// Pages that a person can use stay far below; without caps a page made for it would take hours, or
/// more memory than there is, within the limit of a body.
enum PageLimit {
  /// Bytes of text.
  static let text = 4 << 20
  static let controls = 20_000
  static let blocks = 50_000
  static let forms = 2_000
  static let fields = 20_000
  static let parts = 5_000
  static let labels = 20_000
  /// Bytes of what names a control or a field; longer names are cut.
  ///
  /// Each of many elements that stand in one another, or share a label, would keep all of the page's
  /// text otherwise.
  static let name = 4096
}

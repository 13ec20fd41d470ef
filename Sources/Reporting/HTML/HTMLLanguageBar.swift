/// How much of a page is in which language, as a bar: full for the reader's language, hatched for
/// others, empty for what could not be told.
///
/// The same stands in words below it, so it is no image to a screen reader.
struct HTMLLanguageBar {
  private static let width = 320
  private static let height = 12

  let page: PageDetail

  /// All letters of the main text.
  var letters: Int { page.native + page.foreign + page.undetermined }

  func svg() -> HTMLText {
    let native = Self.width * page.native / max(letters, 1)
    let foreign = Self.width * (page.native + page.foreign) / max(letters, 1) - native
    // Slanted strokes, eight units apart, drawn as one path; a pattern would need an address.
    let hatch = stride(from: native, to: native + foreign, by: 8).map { start in
      let end = min(start + Self.height, native + foreign)
      return "M\(start) \(Self.height)l\(end - start) -\(end - start)"
    }.joined()
    return .element(
      "svg",
      [
        .named("bar"), .other("viewBox", "0 0 \(Self.width) \(Self.height)"),
        .other("width", "\(Self.width)"), .other("height", "\(Self.height)"),
        .other("aria-hidden", "true"),
      ],
      [
        box("rest", 0, Self.width), box("native", 0, native), box("foreign", native, foreign),
        .element("path", [.named("hatch"), .other("d", hatch)]),
      ])
  }

  private func box(_ style: String, _ start: Int, _ width: Int) -> HTMLText {
    .element(
      "rect",
      [
        .named(style), .other("x", "\(start)"), .other("width", "\(width)"),
        .other("height", "\(Self.height)"),
      ])
  }
}

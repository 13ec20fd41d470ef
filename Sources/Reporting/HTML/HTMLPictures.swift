import Evidence
import Foundation

/// Pages of the way as a browser showed them, what is pressed outlined.
struct HTMLPictures {
  let detail: CaseDetail
  /// How many bytes of pictures the case may have in this report.
  let budget: Int
  let words: Words

  func section() -> HTMLText {
    guard !detail.pictures.isEmpty else { return .text("") }
    let shown = Self.within(budget, detail.pictures)
    var content: [HTMLText] = [
      .newline, .element("h3", words("As a browser showed it")),
      .element(
        "p", [.named("quiet")],
        words(
          "Outlined is what is pressed on the way. Pictures, fonts and media of the site were not "
            + "fetched.")),
    ]
    if !shown.isEmpty {
      content.append(.element("div", [.named("shots")], shown.map(figure)))
    }
    let left = detail.pictures.count - shown.count
    if left > 0 {
      content.append(
        .element(
          "p", [.named("quiet")],
          words.count(
            left, "{1} more picture is in the run's record.",
            "{1} more pictures are in the run's record.")))
    }
    return .element("div", [], content)
  }

  /// The pages about deleting stand last on the way and first in importance.
  private static func within(_ budget: Int, _ pictures: [PictureDetail]) -> [PictureDetail] {
    var left = budget
    var chosen: Set<Int> = []
    for (index, picture) in pictures.enumerated().reversed() {
      let size = picture.bytes.count * 4 / 3
      guard size <= left else { continue }
      left -= size
      chosen.insert(index)
    }
    return pictures.enumerated().filter { chosen.contains($0.offset) }.map(\.element)
  }

  private func figure(_ picture: PictureDetail) -> HTMLText {
    let data = Data(picture.bytes).base64EncodedString()
    let outlined = picture.outlined.map { "“\($0)”" }.joined(separator: words(", "))
    let alternative =
      outlined.isEmpty
      ? words("{1} in a browser", picture.address)
      : words("{1} in a browser, {2} outlined", picture.address, outlined)
    let image = HTMLText.void(
      "img",
      [
        .other("src", "data:image/jpeg;base64,\(data)"), .other("alt", alternative),
        .other("width", "\(picture.width)"), .other("height", "\(picture.height)"),
        .other("loading", "lazy"),
      ])
    return .element(
      "figure", [], [image, .element("figcaption", [.named("quiet")], caption(picture))])
  }

  private func caption(_ picture: PictureDetail) -> [HTMLText] {
    var lines: [[HTMLText]] = [[.element("code", picture.address)]]
    lines += picture.heard.map { heard in
      words.html(
        "Assistive technology gets “{1}” as “{2}” ({3}).", .foreign(heard.label),
        .foreign(heard.name), .element("code", heard.role))
    }
    if !picture.fontsMissing.isEmpty {
      let scripts = picture.fontsMissing.joined(separator: ", ")
      lines.append(
        words.html(
          "This machine has no font for {1}: such letters are boxes here, and not on the page.",
          .element("code", scripts)))
    }
    return Array(lines.map { HTMLText.element("p", [], $0) })
  }
}

/// How much of a report may be pictures: 300 cases stay one page that opens at once.
enum PictureBudget {
  private static let wholeReport = 10_000_000
  /// A case without pictures; 300 were measured at 9 MB.
  private static let oneCase = 31_000
  /// More than this of one case says nothing more.
  private static let mostOfACase = 600_000

  /// Bytes that each case with pictures may use.
  static func ofEach(of reports: Int, withPictures: Int) -> Int {
    let left = max(0, wholeReport - reports * oneCase)
    return min(mostOfACase, left / max(1, withPictures))
  }
}

/// How a browser showed a control; lengths in whole CSS pixels, from the page's upper left corner.
///
/// A shop window moves by a pixel every day: nothing of this is in a snapshot, or in the hash of the
/// evidence, but what a finding quotes in round numbers.
package struct ShownControl: Codable, Sendable, Hashable {
  package var left: Int
  package var top: Int
  package var width: Int
  package var height: Int
  /// Of the letters against what is behind them (WCAG 2.2, "contrast ratio") in hundredths; nil over a
  /// picture, or without letters.
  package var contrast: Int?
  /// In tenths of a pixel.
  package var fontSize: Int?
  /// 1…1000, 400 for plain and 700 for bold.
  package var fontWeight: Int?
  /// Contrast of its own area against what is around it, in hundredths; nil where that is a picture.
  package var fill: Int?
  /// What assistive technology is told that it is.
  package var role: String?
  /// What assistive technology is told that it is called.
  package var name: String?
  /// What is seen on it, where that is not its name.
  package var text: String?
  /// Why it cannot be seen: `size`, `outside`, `clip`, `opacity`, `covered`; nil where it can.
  package var unseen: String?

  package init(
    left: Int, top: Int, width: Int, height: Int, contrast: Int? = nil, fontSize: Int? = nil,
    fontWeight: Int? = nil, fill: Int? = nil, role: String? = nil, name: String? = nil,
    text: String? = nil, unseen: String? = nil
  ) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
    self.contrast = contrast
    self.fontSize = fontSize
    self.fontWeight = fontWeight
    self.fill = fill
    self.role = role
    self.name = name
    self.text = text
    self.unseen = unseen
  }

  /// Square pixels.
  package var area: Int { width * height }

  /// Large letters may be paler: 24 px, or 18.66 px in bold (WCAG 2.2, "large scale").
  package var isLargeText: Bool {
    guard let fontSize else { return false }
    return fontSize >= 240 || (fontSize >= 187 && (fontWeight ?? 400) >= 700)
  }
}

/// The window in which a page was shown, in CSS pixels.
package struct PageView: Codable, Sendable, Hashable {
  package var width: Int
  package var height: Int
  /// Of the whole page, scrolled to its end.
  package var pageHeight: Int
  /// Scripts (ISO 15924) that no font here can draw, so that a picture shows boxes; no fault of the
  /// page.
  package var fontsMissing: [String]?

  package init(width: Int, height: Int, pageHeight: Int, fontsMissing: [String]? = nil) {
    self.width = width
    self.height = height
    self.pageHeight = pageHeight
    self.fontsMissing = fontsMissing
  }
}

extension PageRecord {
  /// The page without what is measured in pixels, and without where its ids stand: two visits that
  /// differ in nothing else saw the same.
  package var unmeasured: PageRecord {
    var page = self
    page.view = nil
    page.anchors = nil
    for index in page.controls.indices { page.controls[index].shown = nil }
    return page
  }
}

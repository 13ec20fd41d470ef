extension PageModel {
  /// How a browser showed a control; lengths in whole CSS pixels, from the page's upper left corner.
  package struct Shown: Sendable, Hashable {
    package var left: Int
    package var top: Int
    package var width: Int
    package var height: Int
    /// Of the letters against what is behind them (WCAG 2.2, "contrast ratio") in hundredths; nil over
    /// a picture, or without letters.
    package var contrast: Int?
    /// In tenths of a pixel.
    package var fontSize: Int?
    /// 1…1000, 400 for plain and 700 for bold.
    package var fontWeight: Int?
    /// Contrast of its own area against what is around it, in hundredths; nil where that is a picture.
    package var fill: Int?
    /// What assistive technology is told that it is; nil where the browser does not tell.
    package var role: String?
    /// What assistive technology is told that it is called.
    package var name: String?
    /// What is seen on it, where that is not its name.
    package var text: String?
    /// Why it cannot be seen: `size`, `outside`, `clip`, `opacity`, `covered`; nil where it can.
    package var unseen: String?

    package init(left: Int, top: Int, width: Int, height: Int) {
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }
  }

  /// The window in which a page was shown.
  package struct View: Sendable, Hashable {
    package var width: Int
    package var height: Int
    /// Of the whole page, scrolled to its end.
    package var pageHeight: Int
    /// Scripts (ISO 15924) of which no letter could be drawn here, so that a picture shows boxes; no
    /// fault of the page.
    package var fontless: [String]

    package init(width: Int, height: Int, pageHeight: Int, fontless: [String] = []) {
      self.width = width
      self.height = height
      self.pageHeight = pageHeight
      self.fontless = fontless
    }
  }
}

extension PageModel.Shown {
  /// Reads what `measure.js` wrote; nil where it wrote nothing, or nothing that can be.
  init?(_ element: Element) {
    guard let box = Measures.numbers(element["data-exitway-box"]), box.count == 4,
      let left = box[0], let top = box[1], let width = box[2], let height = box[3]
    else { return nil }
    self.init(left: left, top: top, width: width, height: height)
    if let letters = Measures.numbers(element["data-exitway-letters"]), letters.count == 3 {
      (contrast, fontSize, fontWeight) = (letters[0], letters[1], letters[2])
    }
    fill = Measures.numbers(element["data-exitway-fill"])?.first ?? nil
    role = element["data-exitway-role"]
    name = element["data-exitway-name"]
    text = element["data-exitway-text"]
    unseen = element["data-exitway-unseen"]
  }
}

extension PageModel.View {
  /// Reads what `measure.js` wrote of the page; nil where it wrote nothing.
  init?(_ element: Element) {
    guard let sizes = Measures.numbers(element["data-exitway-view"]), sizes.count == 3,
      let width = sizes[0], let height = sizes[1], let pageHeight = sizes[2], height > 0
    else { return nil }
    self.init(
      width: width, height: height, pageHeight: pageHeight,
      fontless: element.words("data-exitway-fontless").map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      })
  }
}

private enum Measures {
  /// Nothing on a page is larger.
  private static let largest = 10_000_000

  /// Whole numbers with spaces between; nil for `-`, which says that there is none.
  static func numbers(_ text: String?) -> [Int?]? {
    text?.split(separator: " ").map { word in
      Int(word).flatMap { (-largest...largest).contains($0) ? $0 : nil }
    }
  }
}

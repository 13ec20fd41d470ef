import Foundation

/// The scripts that read a page, in a world of their own.
enum PageScript {
  private static let serialize = text(of: "serialize")
  private static let measure = text(of: "measure")
  private static let pressing = text(of: "press")
  private static let outlining = text(of: "outline")
  private static let scrolling = text(of: "scroll")

  /// Writes the page down; see `serialize.js`.
  static func serialize(isMeasured: Bool) -> String {
    "((exitwayMeasures) =>\n\(serialize)\n)(\(isMeasured ? measure.trimmed : "null"))"
  }

  /// Says where a numbered element is; see `press.js`.
  static func press(_ number: Int) -> String { "\(pressing.trimmed)(\(number))" }

  /// Scrolls through the page in so many steps at most; see `scroll.js`.
  static func scroll(steps: Int) -> String { "\(scrolling.trimmed)(\(steps))" }

  /// Draws frames into a picture, and makes a small one; see `outline.js`.
  ///
  /// - Parameters:
  ///   - picture: a PNG in base64.
  ///   - outlines: the frames, from the upper left corner.
  ///   - screen: the part that is made small; nil for none.
  ///   - smallWidth: width of the small picture, in pixels.
  /// - Returns: the script.
  static func outline(
    _ picture: String, outlines: [Outline], screen: Range<Int>?, smallWidth: Int
  ) -> String {
    let frames = outlines.map {
      "{left:\($0.left),top:\($0.top),width:\($0.width),height:\($0.height)}"
    }.joined(separator: ",")
    let part = screen.map { "{top:\($0.lowerBound),height:\($0.count)}" } ?? "null"
    return "\(outlining.trimmed)('\(picture)', [\(frames)], \(part), \(smallWidth))"
  }

  private static func text(of name: String) -> String {
    let path = Bundle.module.bundlePath + "/Scripts/\(name).js"
    return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}

extension String {
  /// A comment behind an argument would take the bracket with it.
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

/// Pictures of a page on a journey, as a browser showed it.
///
/// They lie in the run's record and never in a snapshot: a picture is another one with each font and
/// each version of the browser.
package struct PageSight: Sendable, Hashable {
  /// The page's ``PageRecord/id``.
  package var page: String
  /// PNG of the window before anything is scrolled, what is pressed outlined.
  package var window: [UInt8]
  /// PNG of the whole page; nil where the window shows all of it.
  package var whole: [UInt8]?
  /// For reports; nil where none could be made.
  package var small: SmallPicture?
  /// What assistive technology is told, as JSON.
  package var accessibility: [UInt8]?

  package init(
    page: String, window: [UInt8], whole: [UInt8]? = nil, small: SmallPicture? = nil,
    accessibility: [UInt8]? = nil
  ) {
    self.page = page
    self.window = window
    self.whole = whole
    self.small = small
    self.accessibility = accessibility
  }

  /// The files that are kept of it.
  var files: [(kind: KeptFile.Kind, bytes: [UInt8])] {
    [
      (.window, window), (.whole, whole), (.small, small?.bytes), (.accessibility, accessibility),
    ].compactMap { kind, bytes in bytes.map { (kind, $0) } }
  }
}

/// A picture of one screen that a report can hold.
package struct SmallPicture: Sendable, Hashable {
  /// The page's ``PageRecord/id``.
  package var page: String
  /// JPEG.
  package var bytes: [UInt8]
  /// In pixels.
  package var width: Int
  package var height: Int

  package init(page: String, bytes: [UInt8], width: Int, height: Int) {
    self.page = page
    self.bytes = bytes
    self.width = width
    self.height = height
  }
}

/// A file of a case that `run.json` vouches for.
package struct KeptFile: Codable, Sendable, Hashable {
  package enum Kind: String, Codable, Sendable, Hashable {
    case window, whole, small, accessibility

    var ending: String {
      switch self {
      case .window: "-window.png"
      case .whole: "-whole.png"
      case .small: "-small.jpg"
      case .accessibility: "-accessibility.json"
      }
    }
  }

  package var kind: Kind
  package var page: String
  /// Below the folder of the case.
  package var path: String
  /// SHA-256.
  package var hash: String
  /// In pixels, of a small picture.
  package var width: Int?
  package var height: Int?
}

/// A page as it looked, for the record: nothing is read from it.
package struct RenderedSight: Sendable, Hashable {
  /// A picture with its size in pixels.
  package struct Picture: Sendable, Hashable {
    /// PNG.
    package var bytes: [UInt8]
    package var width: Int
    package var height: Int
  }

  /// What stands in the window at the page's top.
  package var window: Picture
  /// The whole page, cut off at the end; nil where the window shows all of it.
  package var whole: Picture?
  /// What assistive technology is told of the page, as JSON; nil where that is too much.
  package var accessibility: [UInt8]?

  /// All of it, in bytes.
  package var size: Int {
    window.bytes.count + (whole?.bytes.count ?? 0) + (accessibility?.count ?? 0)
  }
}

@testable import Recording

/// An HTTP Archive, as browsers' developer tools save it.
enum HARTarget {
  static func read(_ bytes: [UInt8]) throws(Violation) {
    if let pages = try? HARFile(bytes, path: "input.har").read() {
      try CapturedTarget.check(pages)
    }
  }
}

import Transfer

@testable import Recording

/// A WARC file, as somebody's capture and as a recording of our own.
enum WarcTarget {
  static func read(_ bytes: [UInt8]) throws(Violation) {
    var reader = WarcReader(bytes, path: "input.warc")
    var packed = 0
    while let place = try? reader.next() {
      try Violation.unless(place.offset < bytes.count, "a record begins in the file")
      packed += place.record.block.count
      _ = place.record.brokenDigest()
    }
    try Violation.unless(packed <= WarcReader.largestFile, "the records are within the cap")
    if let pages = try? WarcCapture(bytes, path: "input.warc").read() {
      try CapturedTarget.check(pages)
    }
  }
}

/// Pages of a capture, whatever format it had.
enum CapturedTarget {
  static func check(_ pages: CapturedPages) throws(Violation) {
    let unique = Set(pages.addresses)
    try Violation.unless(unique.count == pages.addresses.count, "an address is listed once")
    let isWeb = pages.addresses.allSatisfy { ["http", "https"].contains($0.scheme) }
    try Violation.unless(isWeb, "an address is one of the web")
  }
}

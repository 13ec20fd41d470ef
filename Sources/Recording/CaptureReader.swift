import Evidence

extension CapturedPages {
  /// Reads a capture: a WARC file, a HAR file, or a folder of saved pages.
  ///
  /// - Throws: where the file cannot be read, or holds no page.
  package init(path: String) throws(RecordingError) {
    let pages: CapturedPages
    if AtomicFile.isFolder(path) {
      pages = try SavedPages(folder: path).read()
    } else {
      let bytes = try CaseRecording.contents(of: path)
      if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: Array("WARC/".utf8)) {
        pages = try WarcCapture(bytes, path: path).read()
      } else if bytes.first(where: { !$0.isBlankByte }) == UInt8(ascii: "{")
        || bytes.starts(with: [0xEF, 0xBB, 0xBF])
      {
        pages = try HARFile(bytes, path: path).read()
      } else {
        throw RecordingError(
          .unsupported, path: path, detail: "this is neither a WARC file nor a HAR file")
      }
    }
    guard !pages.addresses.isEmpty else {
      throw RecordingError(.empty, path: path, detail: "it holds no page of HTML")
    }
    self = pages
  }
}

extension UInt8 {
  fileprivate var isBlankByte: Bool { self == 0x20 || (9...13).contains(self) }
}

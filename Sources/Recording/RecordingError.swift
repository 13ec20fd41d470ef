/// Why a recording cannot be read or written.
package struct RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; scripts and tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// The file is not of the kind that its name says, or is damaged.
    case malformed
    /// Bytes and digests disagree: the recording was changed or damaged.
    case digest
    /// A part is larger than a recording of pages can need.
    case tooLarge = "too-large"
    /// A kind of file, record or coding that is not read.
    case unsupported
    /// There is no page in it.
    case empty
    /// The file or folder cannot be read or written.
    case file
  }

  package var code: Code
  /// The file as the caller named it.
  package var path: String
  /// The byte at which the trouble begins, where there is one.
  package var offset: Int?
  package var detail: String

  package init(_ code: Code, path: String, offset: Int? = nil, detail: String) {
    self.code = code
    self.path = path
    self.offset = offset
    self.detail = detail
  }

  /// What a person can do about it.
  package var hint: String {
    switch code {
    case .malformed: "Check that the file is complete; write it anew if it is not."
    case .digest: "The recording was changed after it was written; use an untouched copy."
    case .tooLarge: "Record fewer pages, or leave pictures and films out."
    case .unsupported: "WARC (.warc, .warc.gz), HAR (.har) and folders of saved pages are read."
    case .empty: "Record at least one page of HTML."
    case .file: "Check that it is there and may be read and written."
    }
  }

  package var description: String {
    let place = offset.map { " at byte \($0)" } ?? ""
    return "\(code.rawValue): \(path)\(place): \(detail). \(hint)"
  }
}

/// Why a snapshot or a run record could not be written or read.
package struct EvidenceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; scripts and tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case diskFull = "disk-full"
    case notWritable = "not-writable"
    case unreadable
    case notJSON = "not-json"
    /// Written by a newer exitway, whose meaning this one would misread.
    case versionTooNew = "version-too-new"
    /// Another process is at work with it.
    case held
  }

  package var code: Code
  /// The file or folder as the caller named it.
  package var path: String
  /// What went wrong, in words.
  package var detail: String

  package init(_ code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// What a person can do about it.
  package var hint: String {
    switch code {
    case .diskFull: "Free some space, or choose another folder with --output."
    case .notWritable: "Check the owner and the mode of the folder, or choose another one."
    case .unreadable: "Check that the file is there and may be read."
    case .notJSON: "Take the file from version control again, or run the check anew."
    case .versionTooNew: "Use the exitway that wrote it, or a newer one."
    case .held: "Wait for its end, or give this run another --output."
    }
  }

  /// One line for standard error.
  package var description: String { "\(code.rawValue): \(path): \(detail). \(hint)" }
}

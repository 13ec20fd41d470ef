/// Why a report could not be made.
package struct ReportingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable names; scripts and tests may rely on the raw values.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case unknownFormat = "unknown-format"
    case unknownLanguage = "unknown-language"
    /// A value has no form in the format, which is a fault of this program.
    case notEncodable = "not-encodable"
    /// The words of a language cannot be read; the installation is damaged.
    case messages
  }

  package var code: Code
  /// The format as the caller named it; for the codes about languages the language.
  package var format: String
  package var hint: String

  package init(_ code: Code, format: String, hint: String) {
    self.code = code
    self.format = format
    self.hint = hint
  }

  /// One line for standard error.
  package var description: String {
    switch code {
    case .unknownFormat: "there is no report format “\(Escaping.terminal(format))”. \(hint)"
    case .unknownLanguage:
      "there are no reports in the language “\(Escaping.terminal(format))”. \(hint)"
    case .notEncodable: "the \(format) report could not be written. \(hint)"
    case .messages: "the messages for “\(format)” cannot be read. \(hint)"
    }
  }
}

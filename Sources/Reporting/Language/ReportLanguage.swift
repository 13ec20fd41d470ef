/// A language in which a report can speak to its reader.
///
/// It is the language of whoever reads the report; that of the platforms' readers is each case's own.
package enum ReportLanguage: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case german = "de"
  case french = "fr"
  case japanese = "ja"
  case korean = "ko"

  /// The language of a BCP 47 tag or of a POSIX locale: `ko`, `ko-KR`, `ko_KR.UTF-8`; nil where
  /// there are no messages for it.
  package init?(tag: String) {
    let primary = tag.lowercased().prefix { !"-_.@".contains($0) }
    self.init(rawValue: String(primary))
  }

  /// The language that the environment asks for, in the order of POSIX; English where it asks for
  /// none that is known.
  package static func of(_ environment: [String: String]) -> ReportLanguage {
    // POSIX 8.2: the first of them that is set and not empty counts, and no other.
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale.flatMap { ReportLanguage(tag: $0) } ?? .english
  }

  /// `en, de, fr, ja, ko`, for messages.
  package static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

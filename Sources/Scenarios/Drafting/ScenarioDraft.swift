/// A scenario that a program proposes and a person completes.
///
/// Nothing in it is claimed to be true: every source is written as not verified.
package struct ScenarioDraft: Sendable, Hashable {
  /// Comments at the head of the file.
  package var remarks: [String] = []
  package var platform: String
  package var locales: [Locale]
  package var start: [Start]
  /// Comments in the place of `session:`.
  package var session: [String] = []
  package var sources: [Source] = []

  package struct Locale: Sendable, Hashable {
    package var tag: LocaleTag
    package var host: String
    package var remark: String?

    package init(_ tag: LocaleTag, host: String, remark: String? = nil) {
      self.tag = tag
      self.host = host
      self.remark = remark
    }
  }

  package struct Start: Sendable, Hashable {
    package var name: String
    /// May hold `${host}` and the like; a stranger's address goes through ``DraftText/address(_:)``.
    package var address: String
    package var remark: String?

    package init(_ name: String, _ address: String, remark: String? = nil) {
      self.name = name
      self.address = address
      self.remark = remark
    }
  }

  package struct Source: Sendable, Hashable {
    package var about: String
    package var from: String
    /// The day, `2026-11-26`.
    package var read: String?

    package init(_ about: String, from: String, read: String?) {
      self.about = about
      self.from = from
      self.read = read
    }
  }

  package init(platform: String, locales: [Locale], start: [Start]) {
    self.platform = platform
    self.locales = locales
    self.start = start
  }

  /// Writes the file.
  ///
  /// - Parameter schemaLine: where editors find the schema, ``SchemaLine``.
  /// - Returns: YAML that loads without problems.
  package func text(schemaLine: String) -> String {
    var lines = [schemaLine] + remarks.map(Self.comment)
    lines.append("platform: \(DraftText.scalar(platform))")
    lines.append("locales:")
    for locale in locales {
      lines += locale.remark.map { ["  " + Self.comment($0)] } ?? []
      lines.append("  \(locale.tag): {host: \(DraftText.scalar(locale.host))}")
    }
    lines.append("start:")
    for page in start {
      lines += page.remark.map { ["  " + Self.comment($0)] } ?? []
      lines.append("  \(DraftText.scalar(page.name)): \(DraftText.scalar(page.address))")
    }
    lines += session.map(Self.comment) + journeys + sourceLines
    return lines.joined(separator: "\n") + "\n"
  }

  private var journeys: [String] {
    let names = start.map(\.name)
    guard names.contains("home") else { return [] }
    let delete = names.contains("account") ? "account" : "home"
    return ["journeys:", "  delete: {from: \(delete)}", "  signup: {from: home}"]
  }

  private var sourceLines: [String] {
    guard !sources.isEmpty else { return [] }
    return ["sources:"]
      + sources.map { source in
        let read = source.read.map { "read: \($0), " } ?? ""
        let from = DraftText.scalar(source.from)
        return
          "  - {about: \(DraftText.scalar(source.about)), from: \(from), \(read)verified: false}"
      }
  }

  private static func comment(_ text: String) -> String {
    "# " + text.prefix { $0 == " " } + DraftText.line(text)
  }
}

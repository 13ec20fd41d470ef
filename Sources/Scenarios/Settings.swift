/// `exitway.yaml`: what the tool does around runs, as written.
package struct Settings: Sendable, Hashable {
  /// The file as the caller named it.
  package var file: String
  package var notify: Notify?

  /// Whom to tell what changed.
  package struct Notify: Sendable, Hashable {
    /// How many agreeing fetches make a change one that is told.
    package var after: Int
    package var channels: [Channel]
  }

  /// One way to a reader.
  package struct Channel: Sendable, Hashable {
    package var kind: Kind
    package var line: Int
    package var column: Int
  }

  /// The kinds of channels, each with what it needs.
  package enum Kind: Sendable, Hashable {
    case webhook(Template, Shape)
    case mail(Mail)
    /// A program and its arguments.
    case command([String])
    /// The file of an Atom feed.
    case atom(String)
    /// Markdown at the end of the file that `GITHUB_STEP_SUMMARY` names.
    case summary
  }

  /// What a webhook's receiver reads.
  package enum Shape: String, Sendable, Hashable, CaseIterable {
    case json, slack, teams, mattermost
  }

  /// Mail to some readers.
  package struct Mail: Sendable, Hashable {
    package var to: [Template]
    package var from: Template
    package var server: Template
    package var user: Template?
    package var password: Template?
  }
}

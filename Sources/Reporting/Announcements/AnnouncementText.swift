package import Evidence

/// An announcement as text for people.
package enum AnnouncementText {
  /// For mail and terminals.
  package static func plain(_ announcement: Announcement) -> String {
    let lines = AnnouncementLines(announcement)
    let sections = lines.sections.map { section in
      "\(section.title):\n" + section.lines.map { "- \($0)\n" }.joined()
    }
    return (sections + [lines.note + "\n"]).joined(separator: "\n")
  }

  /// For GitHub's step summaries and for Mattermost.
  package static func markdown(_ announcement: Announcement) -> String {
    let lines = AnnouncementLines(announcement)
    let sections = lines.sections.map { section in
      "**\(Escaping.markdown(section.title))**\n\n"
        + section.lines.map { "- \(Escaping.markdown($0))\n" }.joined()
    }
    let parts = ["#### \(Escaping.markdown(lines.subject))\n"] + sections
    return (parts + [Escaping.markdown(lines.note) + "\n"]).joined(separator: "\n")
  }
}

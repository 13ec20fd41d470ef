import Evidence

extension JourneyRecord {
  /// True where the pages offer no way on the web, only others (mail, phone, chat, post, app).
  ///
  /// A walk that was stopped by anything but "not found" may have missed the way on the web.
  var isOffWebOnly: Bool {
    guard final == nil, !channels.isEmpty, !channels.contains("web") else { return false }
    return ended == nil || ended?.reason == .notFound
  }

  /// Why the journey's rest was not seen; nil where all of it was.
  var unseen: EvidenceFailure? {
    if let ended, !isOffWebOnly { return ended }
    guard final == nil, !isOffWebOnly else { return nil }
    return EvidenceFailure(.notFound, "The walk did not reach the final control.")
  }
}

extension CaseEvidence {
  /// Pages by id; of two with the same id the first counts, as in ``page(_:)``.
  var pagesByID: [String: PageRecord] {
    Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
  }
}

extension PageRecord {
  /// Why this page's words do not count as read; nil for a page that was read.
  var obstacle: EvidenceFailure? {
    switch kind {
    case .shell:
      EvidenceFailure(.needsBrowser, "A page on the way is filled by scripts.")
    case .challenge:
      EvidenceFailure(.challenge, "A challenge page stood on the way.")
    case .ordinary, .login, .signup, .notFound, .empty:
      incompleteParse
        ? EvidenceFailure(.incompleteParse, "A page on the way was read only in part.") : nil
    }
  }
}

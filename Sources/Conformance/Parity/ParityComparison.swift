package import Evidence

/// Compares the way out in one locale, step by step, with the platform's reference locale.
///
/// A pure function of two cases' evidence; what could not be observed on either side is no
/// difference.
package enum ParityComparison {
  /// Percent of a page's letters beyond which equal text is an untranslated copy.
  private static let copiedShare = 60

  /// The differences of a case, in the order of the walk.
  package static func record(of other: CaseEvidence, against reference: CaseEvidence)
    -> ParityRecord
  {
    var differences = lostLocale(other)
    if let own = other.delete.value, let theirs = reference.delete.value {
      differences += ways(own, theirs, other, reference)
      differences += labels(other.walk(of: own), reference.expectedLanguage, other)
    }
    differences += copies(other, reference)
    return ParityRecord(
      caseID: other.caseID, reference: reference.caseID.locale, differences: differences)
  }

  private static func ways(
    _ own: JourneyRecord, _ theirs: JourneyRecord, _ other: CaseEvidence,
    _ reference: CaseEvidence
  ) -> [ParityRecord.Difference] {
    var found: [ParityRecord.Difference] = []
    guard theirs.final != nil else { return [] }
    if own.final == nil, own.ended?.reason == .notFound {
      found.append(.init(.noWay, "No final control was seen; the reference locale has one."))
    }
    guard own.final != nil else { return found }
    let passed = Set(other.walkPages(own).map { Self.place($0.address) })
    for page in reference.walkPages(theirs) where !passed.contains(place(page.address)) {
      found.append(
        .init(.missingPage, "The reference locale's walk passes it.", page: page.address))
    }
    let extra = own.counts.total - theirs.counts.total
    if extra > 0 {
      let more = extra == 1 ? "1 press more" : "\(extra) presses more"
      found.append(
        .init(.extraStep, "\(more): \(own.counts.total) against \(theirs.counts.total)."))
    }
    for page in other.walkPages(own) where page.finalAddress.contains("${host:") {
      found.append(.init(.otherLocale, "The walk leaves the locale.", page: page.finalAddress))
    }
    return found
  }

  private static func labels(
    _ walk: [WalkStep], _ language: String, _ other: CaseEvidence
  ) -> [ParityRecord.Difference] {
    guard base(language) != base(other.expectedLanguage) else { return [] }
    return walk.filter { $0.isForeign && $0.language.map(base) == base(language) }.map {
      .init(.labelLeft, "“\($0.label)” is in the reference locale's language.", page: $0.page)
    }
  }

  private static func lostLocale(_ other: CaseEvidence) -> [ParityRecord.Difference] {
    let pages = other.entries.compactMap { entry in
      entry.page.value.flatMap(other.page).map { (entry.name, $0) }
    }
    guard let home = pages.first(where: { $0.0 == "home" })?.1, other.session == .signedIn,
      isInReaders(home, other),
      let inside = other.delete.value.flatMap({ $0.pages.first }).flatMap(other.page),
      inside.id != home.id, let found = inside.languages.detected,
      base(found) != base(other.expectedLanguage)
    else { return [] }
    return [
      .init(
        .lostLocale, "In \(found) after log-in, in \(other.expectedLanguage) before.",
        page: inside.address)
    ]
  }

  private static func isInReaders(_ page: PageRecord, _ evidence: CaseEvidence) -> Bool {
    page.languages.detected.map(base) == base(evidence.expectedLanguage)
  }

  /// Pages of the way out whose text is the reference locale's.
  private static func copies(
    _ other: CaseEvidence, _ reference: CaseEvidence
  ) -> [ParityRecord.Difference] {
    guard base(other.expectedLanguage) != base(reference.expectedLanguage),
      let journey = other.delete.value
    else { return [] }
    let theirs = Dictionary(
      reference.pages.map { (place($0.address), $0) }, uniquingKeysWith: { first, _ in first })
    return journey.flowPages.compactMap(other.page).compactMap { page in
      guard let counterpart = theirs[place(page.address)],
        let share = share(of: page, copiedFrom: counterpart), share >= copiedShare
      else { return nil }
      return .init(
        .sameText, "\(share) % of the letters are as in the reference locale.", page: page.address)
    }
  }

  private static func share(of page: PageRecord, copiedFrom other: PageRecord) -> Int? {
    let known = Set(other.blocks.map(\.text))
    let own = page.blocks.filter { $0.isMain && $0.language.answer != .undetermined }
    let letters = own.reduce(0) { $0 + $1.language.letters }
    let copied = own.filter { known.contains($0.text) }.reduce(0) { $0 + $1.language.letters }
    return letters == 0 ? nil : copied * 100 / letters
  }

  /// An address without its host, its query and a locale in its path.
  private static func place(_ address: String) -> String {
    let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
    let path = address[start...].drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }
    let parts = path.split(separator: "/").filter { !isLocale($0) }
    return parts.joined(separator: "/")
  }

  private static func isLocale(_ part: Substring) -> Bool {
    let parts = part.split { $0 == "-" || $0 == "_" }
    guard let first = parts.first, parts.count <= 2 else { return false }
    return first.count == 2 && first.allSatisfy(\.isLetter)
      && parts.dropFirst().allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(\.isLetter) }
  }

  private static func base(_ tag: String) -> Substring { tag.prefix { $0 != "-" } }
}

extension CaseEvidence {
  /// The pages that a journey passes, in order.
  fileprivate func walkPages(_ journey: JourneyRecord) -> [PageRecord] {
    journey.pages.compactMap(page)
  }
}

import Foundation

/// A page of a case by its stable name, and what a reader saw on it as a hash.
package struct PageDigest: Codable, Sendable, Hashable {
  /// The longest name in bytes; a longer address is cut, and told apart by a digest.
  private static let longestName = 300

  /// The page's address with the scenario's variables, ` #2` behind it for the second of that name.
  package var page: String
  package var hash: ContentHash

  package init(page: String, hash: ContentHash) {
    self.page = page
    self.hash = hash
  }

  /// An address without what differs between two visits, at a length that can be kept.
  fileprivate static func name(of address: String) -> String {
    let stable = Holes.fill(address.precomposedStringWithCanonicalMapping)
    guard stable.utf8.count > longestName else { return stable }
    let digest = ContentHash(of: stable.utf8).description.prefix(8)
    let start = String(decoding: stable.utf8.prefix(longestName - 12), as: UTF8.self)
    return "\(start)…\(digest)"
  }
}

extension CaseEvidence {
  /// The pages that the snapshot shows, each under a name of its own, in the order of the walk.
  package var pageDigests: [PageDigest] {
    var seen: [String: Int] = [:]
    return pages.map { page in
      let name = PageDigest.name(of: page.address)
      seen[name, default: 0] += 1
      let count = seen[name] ?? 1
      return PageDigest(
        page: count == 1 ? name : "\(name) #\(count)", hash: page.readerHash)
    }
  }
}

extension PageRecord {
  /// A hash of what a reader of the page's main part saw, with holes for what differs between visits.
  ///
  /// Navigation and footers are left out, and so is everything that a newer vocabulary or language
  /// model could tell otherwise: the hash changes when the page does.
  package var readerHash: ContentHash {
    var bytes: [UInt8] = []
    func add(_ kind: String, _ text: String) {
      let stable = Holes.fill(text.precomposedStringWithCanonicalMapping)
      // With its length, no text can look like two.
      bytes += "\(kind) \(stable.utf8.count) \(stable)\n".utf8
    }
    add("kind", kind.rawValue)
    if let title { add("title", title.text) }
    for block in blocks where block.isMain { add(block.role.rawValue, block.text) }
    for control in controls where control.isInMainPart { add(control.role.rawValue, control.label) }
    for field in forms.flatMap(\.fields) where field.kind != .hidden {
      add(field.kind.rawValue + (field.isPreselected ? "+" : ""), field.label)
    }
    for phrase in typedPhrases { add("type", phrase.text) }
    return ContentHash(of: bytes)
  }
}

extension Control {
  fileprivate var isInMainPart: Bool { !isHidden && (region == .main || region == .dialog) }
}

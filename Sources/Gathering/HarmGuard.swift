import Languages
import Pages
import Transfer

/// Tells which links are recorded and never followed, because following could change something.
///
/// A GET is meant to be safe (RFC 9110 section 9.2.1), but sites log out, buy and delete by link.
/// The guard reads purpose, path words and query shape; it rather leaves a harmless link alone.
enum HarmGuard {
  /// Why an address must not be fetched for a control; nil if it may.
  static func refusal(of control: PageModel.Control, leadingTo target: WebAddress) -> String? {
    if let purpose = control.purpose?.purpose, let reason = refusal(of: purpose) { return reason }
    if HarmWords.leavingLabels.contains(label(control.label)) { return "logs out" }
    if control.sends { return "sends a form by script" }
    if !isAboutAccount(control), endsSomething(target) { return "deletes something else" }
    return refusal(of: target)
  }

  /// Purposes of links that may well have "delete" in their address and only tell or ask.
  private static func isAboutAccount(_ control: PageModel.Control) -> Bool {
    switch control.purpose?.purpose {
    case .delete, .deactivate, .cancelSubscription, .help, .privacy: true
    default: false
    }
  }

  /// "delete" in a short part of the address: `/messages/7/delete`, but not an article's name.
  private static func endsSomething(_ address: WebAddress) -> Bool {
    let parts = address.path.split(separator: "/").map { words(WebAddress.decoded(String($0))) }
    return (parts + [words(address.query ?? "")]).contains { part in
      part.count <= 4 && part.contains(where: HarmWords.ending.contains)
    }
  }

  /// Why an address must not be fetched, judged by its words alone.
  ///
  /// - Parameters:
  ///   - address: what would be fetched.
  ///   - isPart: a page that is being shown asks for it, so that scripts and data are no downloads.
  /// - Returns: the reason; nil where it may be fetched.
  static func refusal(of address: WebAddress, asPart isPart: Bool = false) -> String? {
    let path = words(WebAddress.decoded(address.path))
    if leaves(path) { return "logs out" }
    // A word in the middle of a long name is an article's.
    let parts = address.path.split(separator: "/").map { words(WebAddress.decoded(String($0))) }
    if let word = parts.filter({ $0.count <= 3 }).joined().first(where: HarmWords.changing.contains)
    {
      return "changes state (\(word))"
    }
    if isAct(ofPath: address.path) { return "looks like the act itself, not a page about it" }
    if address.path.lowercased().split(separator: "/").contains(where: HarmWords.makers.contains) {
      return "makes a key"
    }
    if !isPart, let ending = fileEnding(address.path), downloads.contains(ending) {
      return "a file to download (.\(ending))"
    }
    return address.query.flatMap(refusal(ofQuery:))
  }

  /// A label without what stands around its words.
  private static func label(_ text: String) -> String {
    let isEdge = { (character: Character) in !character.isLetter }
    let start = text.drop(while: isEdge)
    return String(start.reversed().drop(while: isEdge).reversed()).lowercased()
  }

  private static func refusal(of purpose: Purpose) -> String? {
    switch purpose {
    case .logOut: "logs out"
    case .deleteOther: "deletes something else"
    default: nil
    }
  }

  private static func refusal(ofQuery query: String) -> String? {
    for encoded in query.split(separator: "&") {
      let pair = WebAddress.decoded(String(encoded))
      let parts = pair.split(separator: "=", maxSplits: 1)
      let key = words(String(parts.first ?? "")).joined()
      let value = words(parts.count > 1 ? String(parts[1]) : "")
      if HarmWords.oneTimeKeys.contains(key) { return "carries a one-time value (\(key))" }
      if leaves(value) || value.contains(where: HarmWords.changing.contains) {
        return "changes state (\(pair.prefix(40)))"
      }
      if ["do", "action", "cmd", "op"].contains(key),
        value.contains(where: HarmWords.editing.contains)
      {
        return "opens an editor (\(pair.prefix(40)))"
      }
      if HarmWords.confirmingKeys.contains(key), !value.isEmpty {
        return "confirms by link (\(key))"
      }
    }
    return isAct(words(query)) ? "looks like the act itself, not a page about it" : nil
  }

  /// The doing stands in a short name, `withdraw_ok.do`; a long one is an article about it.
  private static func isAct(ofPath path: String) -> Bool {
    let parts = path.split(separator: "/").map { words(WebAddress.decoded(String($0))) }
    let acts = parts.contains { part in
      part.count <= 3 && part.contains(where: HarmWords.acting.contains)
    }
    return acts && isAct(parts.flatMap(\.self))
  }

  /// "delete" beside "yes": the words of doing it, not of a page about it.
  private static func isAct(_ words: [String]) -> Bool {
    words.contains(where: HarmWords.ending.contains)
      && words.contains(where: HarmWords.acting.contains)
  }

  private static func leaves(_ words: [String]) -> Bool {
    if words.contains(where: HarmWords.leaving.contains) { return true }
    return zip(words, words.dropFirst()).contains { first, second in
      HarmWords.leavingPairs.contains { $0.first.contains(first) && $0.second.contains(second) }
    }
  }

  /// Lower-case runs of letters and digits; `logOut` splits like `log-out`.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text.unicodeScalars.prefix(2000) {
      let isPart = character.properties.isAlphabetic || ("0"..."9").contains(character)
      let startsWord = isPart && character.properties.isUppercase && word.last?.isLowercase == true
      if !isPart || startsWord {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if isPart { word.unicodeScalars.append(character) }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }

  private static func fileEnding(_ path: String) -> String? {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else {
      return nil
    }
    return name[name.index(after: dot)...].lowercased()
  }

  private static let downloads: Set<String> = [
    "zip", "gz", "pdf", "exe", "msi", "apk", "ipa", "dmg", "pkg", "csv", "ics", "doc", "docx",
    "xls", "xlsx", "mp3", "mp4", "webm", "jpg", "jpeg", "png", "gif", "svg", "webp", "ico", "rss",
    "atom", "xml", "json", "css", "js", "woff2",
  ]
}

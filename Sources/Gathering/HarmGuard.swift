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
    return refusal(of: target)
  }

  /// Why an address must not be fetched, judged by its words alone.
  static func refusal(of address: WebAddress) -> String? {
    let path = words(address.path)
    if leaves(path) { return "logs out" }
    if let word = path.first(where: changingWords.contains) { return "changes state (\(word))" }
    if isAct(path) { return "looks like the act itself, not a page about it" }
    if let ending = fileEnding(address.path), downloads.contains(ending) {
      return "a file to download (.\(ending))"
    }
    return address.query.flatMap(refusal(ofQuery:))
  }

  private static func refusal(of purpose: Purpose) -> String? {
    switch purpose {
    case .logOut: "logs out"
    case .deleteOther: "deletes something else"
    default: nil
    }
  }

  private static func refusal(ofQuery query: String) -> String? {
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      let key = words(String(parts.first ?? "")).joined()
      let value = words(parts.count > 1 ? String(parts[1]) : "")
      if oneTimeKeys.contains(key) { return "carries a one-time value (\(key))" }
      if leaves(value) || value.contains(where: changingWords.contains) {
        return "changes state (\(pair.prefix(40)))"
      }
      if confirmingKeys.contains(key), !value.isEmpty { return "confirms by link (\(key))" }
    }
    return isAct(words(query)) ? "looks like the act itself, not a page about it" : nil
  }

  /// "delete" beside "yes": the words of doing it, not of a page about it.
  private static func isAct(_ words: [String]) -> Bool {
    words.contains(where: endingWords.contains) && words.contains(where: actingWords.contains)
  }

  private static func leaves(_ words: [String]) -> Bool {
    if words.contains(where: leavingWords.contains) { return true }
    return zip(words, words.dropFirst()).contains { first, second in
      ["log", "sign"].contains(first) && ["out", "off"].contains(second)
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

  private static let leavingWords: Set<String> = [
    "logout", "logoff", "signout", "signoff", "abmelden", "ausloggen", "deconnexion", "uitloggen",
    "wyloguj", "odhlasit", "cikis",
  ]
  private static let changingWords: Set<String> = [
    "unsubscribe", "destroy", "purge", "buy", "purchase", "checkout", "pay", "impersonate",
    "revoke", "download", "export",
  ]
  /// What is done to an account, and the words that make it the doing.
  private static let endingWords: Set<String> = [
    "delete", "remove", "close", "withdraw", "withdrawal", "leave", "deactivate", "terminate",
    "cancel", "erase",
  ]
  private static let actingWords: Set<String> = [
    "confirmed", "execute", "exec", "now", "yes", "submit", "perform", "process",
  ]
  private static let oneTimeKeys: Set<String> = [
    "token", "csrf", "csrftoken", "authenticitytoken", "sectok", "nonce", "sig", "signature",
    "hmac", "otp", "onetime", "sesskey", "formkey", "xsrf",
  ]
  private static let confirmingKeys: Set<String> = [
    "confirm", "confirmed", "confirmation", "sure", "force", "yes", "iamsure",
  ]
  private static let downloads: Set<String> = [
    "zip", "gz", "pdf", "exe", "msi", "apk", "ipa", "dmg", "pkg", "csv", "ics", "doc", "docx",
    "xls", "xlsx", "mp3", "mp4", "webm", "jpg", "jpeg", "png", "gif", "svg", "webp", "ico", "rss",
    "atom", "xml", "json", "css", "js", "woff2",
  ]
}

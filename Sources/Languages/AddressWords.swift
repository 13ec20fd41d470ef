/// English words in addresses and ids.
enum AddressWords {
  private static let verbs = [
    "delete", "remove", "close", "erase", "terminate", "deletion", "closure", "cancel",
  ]
  private static let objects: Set<String> = [
    "account", "profile", "user", "membership", "acct", "me",
  ]
  /// One word that means it by itself.
  private static let whole = [
    "withdraw", "withdrawal", "deleteaccount", "accountdeletion", "closeaccount", "removeaccount",
    "leaveid", "deletemyaccount", "unregister", "deregister",
  ]

  /// What people join and leave besides a site.
  private static let joined: Set<String> = [
    "unsubscribe", "list", "lists", "mailinglist", "group", "groups", "team", "teams", "project",
    "projects", "channel", "channels", "room", "rooms", "club", "clubs", "cafe", "community",
    "communities", "event", "events", "organization", "organizations", "organisation",
    "organisations", "workspace", "workspaces", "newsletter", "newsletters",
  ]

  /// Whether an address is that of something people join, and names no account.
  static func namesSomethingElse(_ text: String) -> Bool {
    guard text.utf8.count <= 2000, text.contains("/") else { return false }
    let path = text.prefix { $0 != "?" }
    let words = path.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return words.contains(where: joined.contains) && !words.contains(where: objects.contains)
  }

  /// Whether an address or id names deleting an account.
  static func saysDeleteAccount(_ text: String) -> Bool {
    guard text.utf8.count <= 2000 else { return false }
    var text = text
    return text.withUTF8(saysDeleteAccount)
  }

  private static let isVerb: UInt8 = 1
  private static let isObject: UInt8 = 2
  private static let isWhole: UInt8 = 4
  private static let table = WordTable([
    (WordList(verbs), isVerb), (WordList(objects), isObject), (WordList(whole), isWhole),
  ])

  /// Every address of every page is read: without a string for each of its words.
  private static func saysDeleteAccount(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let table = table
    var before: UInt8 = 0
    var hash = WordList.seed
    var isInWord = false
    for index in 0...text.count {
      let byte = index < text.count ? text[index] : UInt8(ascii: "?")
      if isPart(byte) {
        hash = WordList.hash(hash, adding: byte < 0x80 ? byte | 0x20 : byte)
        isInWord = true
        continue
      }
      if isInWord {
        let marks = table[hash]
        // Verb and object side by side: /account/delete, close-account, not /account/photos/delete.
        if marks & isWhole != 0 || (marks | before) & (isVerb | isObject) == isVerb | isObject {
          return true
        }
        (before, hash, isInWord) = (marks, WordList.seed, false)
      }
      if byte == UInt8(ascii: "?") { return false }
    }
    return false
  }

  /// Letters and digits; of other scripts than Latin all signs count as such.
  private static func isPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

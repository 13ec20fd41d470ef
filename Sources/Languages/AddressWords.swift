/// English words in addresses and ids.
enum AddressWords {
  private static let verbs: Set<String> = [
    "delete", "remove", "close", "erase", "terminate", "deletion", "closure", "cancel",
  ]
  private static let objects: Set<String> = [
    "account", "profile", "user", "membership", "acct", "me",
  ]
  /// One word that means it by itself.
  private static let whole: Set<String> = [
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
    let path = text.prefix { $0 != "?" }
    let words = path.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.contains(where: { whole.contains($0) }) { return true }
    // Verb and object side by side: /account/delete, close-account, not /account/photos/delete.
    return zip(words, words.dropFirst()).contains { first, second in
      (verbs.contains(first) && objects.contains(second))
        || (objects.contains(first) && verbs.contains(second))
    }
  }
}

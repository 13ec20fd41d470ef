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

import Languages
import Pages
import Transfer

/// How much a link smells of the goal; the search follows the strongest scent first.
///
/// Purposes come from the vocabulary of the reader's language; the words of the address are the
/// same few English terms on sites of every language.
struct Scent: Sendable {
  private let purposes: [Purpose: Int]
  private let addressWords: [String: Int]
  /// What a link with the person's own name is worth.
  private let ownName: Int
  var person = Person(names: [])

  /// Below this nothing but the place of a link speaks for it.
  static let plain = 10
  /// From here on a link leads into the account.
  static let account = 50

  /// Towards deleting an account, from inside it.
  static let deletion = Scent(
    purposes: [
      .delete: 100, .deactivate: 60, .settings: 62, .account: 58, .privacy: 40, .password: 45,
      .help: 30, .cancelSubscription: 25, .proceed: 8, .contact: 6,
    ],
    addressWords: [
      "delete": 80, "withdraw": 80, "unregister": 80, "leave": 60, "close": 60, "deactivate": 60,
      "erase": 60, "settings": 55, "preferences": 55, "prefs": 55, "pref": 55, "account": 52,
      "accounts": 52,
      "profile": 52, "userprofile": 52, "usersettings": 55, "accountsettings": 60, "myaccount": 60,
      "security": 45, "privacy": 35, "personal": 35, "options": 35, "me": 40, "self": 35,
      "data": 20, "member": 25, "user": 25, "users": 20, "my": 25, "manage": 20, "help": 25,
      "support": 20, "faq": 20,
    ], ownName: 66)

  /// Towards public information about deleting an account, from outside.
  static let information = Scent(
    purposes: [
      .delete: 100, .help: 60, .privacy: 50, .deactivate: 40, .settings: 20, .account: 20,
      .contact: 10,
    ],
    addressWords: [
      "delete": 80, "withdraw": 80, "deletion": 80, "rights": 60, "help": 50, "support": 45,
      "faq": 45, "privacy": 45, "policy": 40, "legal": 30, "terms": 20, "account": 20,
    ], ownName: 0)

  /// Towards opening an account.
  static let signup = Scent(
    purposes: [.signUp: 100, .logIn: 40, .account: 10],
    addressWords: [
      "signup": 80, "register": 80, "join": 70, "registration": 80, "login": 30, "signin": 30,
    ], ownName: 0)

  /// The strength of a link: 0 means that it is not worth a request.
  ///
  /// - Parameters:
  ///   - control: the link.
  ///   - target: where it leads.
  ///   - page: how strong the link was that led to the link's own page.
  /// - Returns: 0…120.
  func strength(
    of control: PageModel.Control, leadingTo target: WebAddress, reachedBy page: Int
  ) -> Int {
    let purpose = control.purpose?.purpose
    switch purpose {
    case .logOut, .deleteOther, .language, .keep,
      .logIn where purposes[.logIn] == nil:
      return 0
    default: break
    }
    // A plain link inside the account is worth more than one on the front page.
    let inherited = control.region == .main || control.region == .aside ? page / 8 : 0
    return inherited
      + max(purpose.flatMap { purposes[$0] } ?? 0, byName(control), byAddress(target, control))
  }

  /// Whether a control names what is looked for.
  func isGoal(_ control: PageModel.Control) -> Bool {
    control.purpose.map { purposes[$0.purpose] == 100 } ?? false
  }

  /// The strength of a control without an address, by what is on it.
  ///
  /// - Parameters:
  ///   - control: the control.
  ///   - page: how strong the link was that led to its page.
  /// - Returns: 0…120; what only opens a part of the page is worth a look when nothing else is left.
  func strength(of control: PageModel.Control, reachedBy page: Int) -> Int {
    let own = max(control.purpose.flatMap { purposes[$0.purpose] } ?? 0, byName(control))
    if own == 0 { return control.purpose == nil && control.opensPart ? Self.opening : 0 }
    return own + (control.region == .main || control.region == .aside ? page / 8 : 0)
  }

  /// A menu or a tab that does not say what is in it.
  private static let opening = 4

  private func byName(_ control: PageModel.Control) -> Int {
    person.isNamed(in: control.label) ? ownName : 0
  }

  private func byAddress(_ target: WebAddress, _ control: PageModel.Control) -> Int {
    // Help about deleting is told by its purpose; "how do I…" is not the way itself.
    if control.purpose?.purpose == .help { return 0 }
    if isOfSomebodyElse(target) { return 1 }
    let words = (target.path + " " + (target.query ?? "")).lowercased()
      .split { !$0.isLetter && !$0.isNumber }
    if let known = words.compactMap({ addressWords[String($0)] }).max() { return known }
    return control.purpose == nil ? plainStrength(of: control) : 0
  }

  /// `/users/17`: a list of people links them all, and one's own name is known.
  private func isOfSomebodyElse(_ target: WebAddress) -> Bool {
    let parts = target.path.lowercased().split(separator: "/")
    guard parts.count >= 2, let last = parts.last else { return false }
    let holders: Set<Substring> = ["user", "users", "people", "members", "profiles", "authors"]
    return holders.contains(parts[parts.count - 2]) && last.allSatisfy(\.isNumber)
  }

  /// A link that says nothing: long lists are content, footers rarely lead into an account.
  private func plainStrength(of control: PageModel.Control) -> Int {
    if control.siblings > 12 { return 1 }
    switch control.region {
    case .main, .dialog: return 5
    case .navigation, .header, .aside: return 3
    case .footer: return 2
    }
  }
}

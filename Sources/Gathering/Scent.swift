import Languages
import Pages
import Transfer

/// How much a link smells of the goal; the search follows the strongest scent first.
///
/// Purposes come from the vocabulary of the reader's language; the words of the address are the
/// same few English terms on sites of every language.
struct Scent: Sendable {
  private let purposes: [Purpose: Int]
  private let pathWords: [String: Int]

  /// Towards deleting an account, from inside it.
  static let deletion = Scent(
    purposes: [
      .delete: 100, .deactivate: 60, .settings: 55, .account: 50, .privacy: 45, .password: 35,
      .help: 30, .cancelSubscription: 25, .proceed: 8, .contact: 6,
    ],
    pathWords: [
      "delete": 80, "withdraw": 80, "leave": 60, "close": 60, "deactivate": 60, "erase": 60,
      "settings": 50, "preferences": 50, "account": 45, "profile": 45, "security": 40,
      "privacy": 40, "personal": 35, "data": 30, "member": 30, "user": 30, "my": 20, "help": 25,
      "support": 20, "faq": 20,
    ])

  /// Towards public information about deleting an account, from outside.
  static let information = Scent(
    purposes: [
      .delete: 100, .help: 60, .privacy: 50, .deactivate: 40, .settings: 20, .account: 20,
      .contact: 10,
    ],
    pathWords: [
      "delete": 80, "withdraw": 80, "deletion": 80, "rights": 60, "help": 50, "support": 45,
      "faq": 45, "privacy": 45, "policy": 40, "legal": 30, "terms": 20, "account": 20,
    ])

  /// Towards opening an account.
  static let signup = Scent(
    purposes: [.signUp: 100, .logIn: 40, .account: 10],
    pathWords: ["signup": 80, "register": 80, "join": 70, "registration": 80, "login": 30])

  /// The strength of a link: 0 means that it is not worth a request.
  func strength(of control: PageModel.Control, leadingTo target: WebAddress) -> Int {
    if let purpose = control.purpose?.purpose {
      if let known = purposes[purpose] { return known }
      switch purpose {
      case .logOut, .deleteOther, .language, .keep: return 0
      default: break
      }
    }
    let words = target.path.lowercased().split { !$0.isLetter && !$0.isNumber }
    if let known = words.compactMap({ pathWords[String($0)] }).max() { return known }
    return plainStrength(of: control)
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

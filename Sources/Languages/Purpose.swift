/// What a control is for; the raw values stand in evidence, scenarios and vocabulary files.
package enum Purpose: String, Sendable, Hashable, Codable, CaseIterable {
  /// Delete the account, close it, withdraw membership.
  case delete
  /// Pause, freeze or hide the account.
  case deactivate
  case cancelSubscription = "cancel-subscription"
  case logOut = "log-out"
  case logIn = "log-in"
  case signUp = "sign-up"
  /// Delete a post, a message, an address, a card.
  case deleteOther = "delete-other"
  case settings
  case account
  case privacy
  case help
  case contact
  /// Stay, keep the account.
  case keep
  /// OK, yes.
  case confirm
  /// Next, continue.
  case proceed
  case back
  case password
  case language

  /// Every name, for messages.
  package static var names: [String] { allCases.map(\.rawValue).sorted() }
}

/// What is known about a control besides its being one.
package struct ControlWords: Sendable, Hashable {
  package var label: String
  /// The address as written.
  package var target: String?
  /// Ids, names, classes, the form's action.
  package var identifiers: [String]
  /// The text around a link that says only "here".
  package var sentence: String?
  /// The nearest heading before it.
  package var heading: String?
  /// The page's title.
  package var title: String?
  /// A button, as opposed to a link.
  package var isButton: Bool

  package init(
    label: String, target: String? = nil, identifiers: [String] = [], sentence: String? = nil,
    heading: String? = nil, title: String? = nil, isButton: Bool = false
  ) {
    self.label = label
    self.target = target
    self.identifiers = identifiers
    self.sentence = sentence
    self.heading = heading
    self.title = title
    self.isButton = isButton
  }

  /// What the control is for, and why; nil where nothing speaks for any purpose.
  ///
  /// - Parameters:
  ///   - label: what its label says.
  ///   - reading: gives what a text around it says, where the label says nothing.
  /// - Returns: the purpose.
  package func purpose(
    labelled label: TextReading, reading: (String) -> TextReading
  ) -> PurposeMatch? {
    PurposeReading.purpose(of: self, labelled: label, reading: reading)
  }
}

/// A purpose with what speaks for it.
package struct PurposeMatch: Sendable, Hashable {
  package var purpose: Purpose
  /// 0…100: 70 and more is the label's own words, less is context or address.
  package var confidence: Int
  /// The term that matched and where it stood.
  package var why: String

  package init(purpose: Purpose, confidence: Int, why: String) {
    self.purpose = purpose
    self.confidence = confidence
    self.why = why
  }
}

/// What a text says.
package struct TextReading: Sendable, Hashable {
  /// Sorted, without repeats.
  package var cues: [Cue]
  /// What it would be for as a label.
  let purpose: PurposeMatch?
  /// It only says "delete".
  let isBareDelete: Bool
  /// A word for the account itself stands in it.
  let namesAccount: Bool
  let words: Int

  /// As a label it would be for deleting the account.
  package var isAboutDeletion: Bool { purpose?.purpose == .delete }
}

/// Something that a text says, as far as rules ask for it.
package enum Cue: String, Sendable, Hashable, Codable, CaseIterable {
  case irreversible
  case waitingPeriod = "waiting-period"
  case loginRevokes = "login-revokes"
  case reconsider
  case retentionOffer = "retention-offer"
  /// Guilt, fear or loss as a reason to stay.
  case confirmshaming
  /// Something has to be done before the account can be deleted.
  case precondition
  /// Pausing is offered in place of deleting.
  case pauseOffered = "pause-offered"
  case contactMail = "contact-mail"
  case contactPhone = "contact-phone"
  case contactChat = "contact-chat"
  case contactPost = "contact-post"
  case appOnly = "app-only"
  case reasonAsked = "reason-asked"
  case passwordAsked = "password-asked"
  case loginRequired = "login-required"
  case notFound = "not-found"
  case howToDelete = "how-to-delete"
  case typedPhrase = "typed-phrase"
  case dataKept = "data-kept"
  case dataDeleted = "data-deleted"
  case whenEffective = "when-effective"
  case captcha
}

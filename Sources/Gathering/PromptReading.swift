import Languages
import Pages

/// What a page of the flow asks of a person, read from its forms and from the vocabulary's cues.
enum PromptReading {
  /// Whether pressing a control sends a password or a code.
  static func asksForCredentials(_ control: PageModel.Control, on page: VisitedPage) -> Bool {
    credential(of: control, on: page) != nil
  }

  /// The password or code that pressing a control sends.
  static func credential(
    of control: PageModel.Control, on page: VisitedPage
  ) -> PageModel.Field? {
    page.form(of: control)?.fields.first { $0.kind == .password || $0.kind == .code }
  }

  /// Ways of leaving that the page names in words or links: `mail`, `phone`, `chat`, `post`, `app`.
  static func channels(on page: VisitedPage) -> Set<String> {
    var channels: Set<String> = []
    for block in page.model.blocks where block.isMain {
      for cue in block.cues {
        switch cue {
        case .contactMail: channels.insert("mail")
        case .contactPhone: channels.insert("phone")
        case .contactChat: channels.insert("chat")
        case .contactPost: channels.insert("post")
        case .appOnly: channels.insert("app")
        default: break
        }
      }
    }
    for control in page.model.controls where control.region == .main {
      switch page.otherScheme(of: control) {
      case "mailto": channels.insert("mail")
      case "tel": channels.insert("phone")
      default: break
      }
    }
    return channels
  }

  /// Whether the page asks the person to think again, or holds something out to make them stay.
  static func asksToReconsider(_ page: VisitedPage) -> Bool {
    page.model.blocks.contains { block in
      block.isMain && (block.cues.contains(.reconsider) || block.cues.contains(.retentionOffer))
    }
  }

  /// Whether the page announces a waiting period.
  static func announcesWait(_ page: VisitedPage) -> Bool {
    page.model.blocks.contains { $0.isMain && $0.cues.contains(.waitingPeriod) }
  }

  /// Whether a page is about deleting an account: its title or a main heading says so.
  static func isAboutDeletion(_ page: VisitedPage) -> Bool {
    page.model.blocks.contains { block in
      block.isMain && block.role == .heading && block.cues.contains(.howToDelete)
    }
  }
}

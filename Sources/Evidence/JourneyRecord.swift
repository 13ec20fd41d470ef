/// A walk through the site: what was pressed, what it led to, and what that counts.
package struct JourneyRecord: Codable, Sendable, Hashable {
  package enum Goal: String, Codable, Sendable, Hashable {
    case delete, signup
  }

  package var goal: Goal
  /// The start where counting begins, `account`; another one where nothing leads on from that.
  package var from: String
  package var steps: [Step]
  /// The first control met whose purpose is the goal's; `nav` ends where it is seen.
  package var entry: ControlReference?
  /// The control that would do it: found and counted, never pressed.
  package var final: ControlReference?
  /// Why the walk ended before the final control; nil where it got there.
  package var ended: EvidenceFailure?
  package var counts: Counts
  package var search: SearchRecord
  /// Ways of leaving that the pages offer: `web`, `mail`, `phone`, `chat`, `post`, `app`; sorted.
  package var channels: [String]
  /// How hard the entry control was to find; nil where it was not seen.
  package var findability: Findability?
  /// How far it is from each of the starts that were read; sorted by name.
  package var reach: [EntryReach] = []

  package init(
    goal: Goal, from: String, steps: [Step] = [], entry: ControlReference? = nil,
    final: ControlReference? = nil, ended: EvidenceFailure? = nil, counts: Counts = Counts(),
    search: SearchRecord = SearchRecord(), channels: [String] = []
  ) {
    self.goal = goal
    self.from = from
    self.steps = steps
    self.entry = entry
    self.final = final
    self.ended = ended
    self.counts = counts
    self.search = search
    self.channels = channels
  }

  /// Pages of the walk in order, without repeats.
  package var pages: [String] {
    var seen: Set<String> = []
    return (steps.map(\.page) + [final?.page].compactMap(\.self)).filter {
      seen.insert($0).inserted
    }
  }

  /// Pages from the one that shows the entry control's target on: where deleting is the subject.
  package var flowPages: [String] {
    var seen: Set<String> = []
    let flow = steps.filter { $0.phase == .flow && $0.leadsTo != nil }.compactMap(\.leadsTo)
    return (flow + [final?.page].compactMap(\.self)).filter { seen.insert($0).inserted }
  }
}

/// A control on a page, by the page's id and its position in ``PageRecord/controls``.
package struct ControlReference: Codable, Sendable, Hashable {
  package var page: String
  package var control: Int

  package init(page: String, control: Int) {
    self.page = page
    self.control = control
  }
}

/// One user action that leads to the next node or commits input.
package struct Step: Codable, Sendable, Hashable {
  package enum Action: String, Codable, Sendable, Hashable {
    /// Follow a link.
    case follow
    /// Press a button that only changes the page (an expander, a dialog, a tick box that reveals).
    case press
    /// Send a form.
    case submit
    /// Give credentials again.
    case identify
    /// The final control: counted, never pressed.
    case finish
  }

  package enum Phase: String, Codable, Sendable, Hashable {
    /// From the start to the page that shows the entry control.
    case nav
    /// From pressing the entry control to the final control.
    case flow
  }

  package var action: Action
  package var phase: Phase
  /// The page on which it is done.
  package var page: String
  /// Position of the control in that page's controls; nil for a field (``Action/identify``).
  package var control: Int?
  package var label: String
  /// The page it led to; nil for the final control and for what was not followed.
  package var leadsTo: String?
  /// False for the first identity check, which is free on both sides.
  package var counts: Bool

  package init(
    action: Action, phase: Phase, page: String, control: Int? = nil, label: String,
    leadsTo: String? = nil, counts: Bool = true
  ) {
    self.action = action
    self.phase = phase
    self.page = page
    self.control = control
    self.label = label
    self.leadsTo = leadsTo
    self.counts = counts
  }
}

/// The counters of one journey; never reported without the enumerated steps.
package struct Counts: Codable, Sendable, Hashable {
  package var nav = 0
  package var flow = 0
  package var pages = 0
  /// Every press, those that do not count in `total` included.
  package var actions = 0
  /// Pages from the one behind the entry control on.
  package var flowPages = 0
  /// Presses from the entry control on, the final one included.
  package var flowActions = 0
  /// Presses, ticks, choices and fields that have to be filled in.
  package var interactions = 0
  package var fieldsRequired = 0
  package var optionsShown = 0
  package var reconfirmations = 0
  package var identityChecks = 0
  package var channelSwitches = 0
  package var waits = 0

  package init() {}

  /// `nav + flow`.
  package var total: Int { nav + flow }
}

/// How the way was looked for, and what that proves.
package struct SearchRecord: Codable, Sendable, Hashable {
  /// Pages fetched before the way was found, or in all.
  package var pagesSeen: Int
  /// Every page up to this depth was looked at; nil if not even the first level was.
  ///
  /// Of pages whose addresses differ only in digits or query (products, sort orders), four stand
  /// for all.
  package var exhaustiveToDepth: Int?
  /// Candidates that were not followed, or led nowhere, each with the reason; at most 50.
  ///
  /// Those that were only not looked at are among them where nothing was found.
  package var rejected: [Rejected]
  /// Links that seemed worth a look and were not looked at; nil where the pages show others in each
  /// fetch, so that their number says nothing.
  package var notLookedAt: Int?

  package struct Rejected: Codable, Sendable, Hashable {
    package var label: String
    package var address: String
    package var reason: String

    package init(label: String, address: String, reason: String) {
      self.label = label
      self.address = address
      self.reason = reason
    }
  }

  package init(
    pagesSeen: Int = 0, exhaustiveToDepth: Int? = nil, rejected: [Rejected] = [],
    notLookedAt: Int? = 0
  ) {
    self.pagesSeen = pagesSeen
    self.exhaustiveToDepth = exhaustiveToDepth
    self.rejected = rejected
    self.notLookedAt = notLookedAt
  }
}

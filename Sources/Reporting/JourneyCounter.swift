import Evidence

/// The counters of a journey in the order reports show them.
struct JourneyCounter: Sendable {
  var name: String
  var text: @Sendable (Counts) -> String

  static let all: [JourneyCounter] = [
    JourneyCounter(name: "actions to the entry (nav)") { "\($0.nav)" },
    JourneyCounter(name: "actions from there (flow)") { "\($0.flow)" },
    JourneyCounter(name: "actions in all") { "\($0.total)" },
    JourneyCounter(name: "all that is pressed, ticked, chosen or typed") { "\($0.interactions)" },
    JourneyCounter(name: "pages") { "\($0.pages)" },
    JourneyCounter(name: "required fields") { "\($0.fieldsRequired)" },
    JourneyCounter(name: "options shown") { "\($0.optionsShown)" },
    JourneyCounter(name: "confirmations asked again") { "\($0.reconfirmations)" },
    JourneyCounter(name: "identity checks") { "\($0.identityChecks)" },
    JourneyCounter(name: "changes of channel") { "\($0.channelSwitches)" },
    JourneyCounter(name: "waits") { "\($0.waits)" },
  ]

  /// Said next to every number.
  static let definition =
    "An action is one follow, press or submit. nav: from the start to the first control for "
    + "the purpose; flow: from there to the final control, which is counted and never pressed. "
    + "The first identity check is free on both sides."
}

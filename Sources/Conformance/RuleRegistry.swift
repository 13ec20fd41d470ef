/// Every rule, sorted by id; a test compares it with the files under `Rules/`.
package enum RuleRegistry {
  package static let all: [AnyRule] = [
    AnyRule(ClarityButtonSymmetry()),
    AnyRule(ClarityConsequencesStated()),
    AnyRule(ClarityDeleteNotDeactivate()),
    AnyRule(ClarityEntryLabel()),
    AnyRule(ClarityGracePeriod()),
    AnyRule(ClarityIdentityNamed()),
    AnyRule(ClarityNoAmbiguousConfirm()),
    AnyRule(ClarityNoConfirmshaming()),
    AnyRule(ClarityNoPreselect()),
    AnyRule(LangCriticalControls()),
    AnyRule(LangDeclaredMatch()),
    AnyRule(LangFlowContinuity()),
    AnyRule(LangLocalePreserved()),
    AnyRule(LangPageLocale()),
    AnyRule(LangSignupParity()),
    AnyRule(ReachAlwaysAvailable()),
    AnyRule(ReachConditionsOpen()),
    AnyRule(ReachLinkDepth()),
    AnyRule(ReachLinkHealth()),
    AnyRule(ReachNoCircularHelp()),
    AnyRule(ReachNoLoginWall()),
    AnyRule(ReachNotBuried()),
    AnyRule(ReachOnlineComplete()),
    AnyRule(ReachPublicInfo()),
    AnyRule(ReachSameChannel()),
    AnyRule(ReachSettingsDirect()),
    AnyRule(StepsAbsoluteBudget()),
    AnyRule(StepsDataMinimal()),
    AnyRule(StepsNoForcedRetention()),
    AnyRule(StepsReasonOptional()),
    AnyRule(StepsReauthOnce()),
    AnyRule(StepsSingleReconfirm()),
    AnyRule(StepsStatutoryTwoStage()),
    AnyRule(StepsVsSignup()),
  ]

  /// The rule with this id.
  package static func rule(_ id: String) -> AnyRule? {
    all.first { $0.id == id }
  }
}

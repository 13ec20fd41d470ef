package import Evidence

/// A rule without its type, as the registry holds it.
package struct AnyRule: Sendable {
  package let description: RuleDescription
  private let judging: @Sendable (CaseEvidence, Thresholds) -> Judgement
  private let showing: @Sendable () -> [RuleExample]

  init<R: Rule>(_ rule: R) {
    description = R.description
    showing = { R.examples }
    judging = { evidence, thresholds in
      do throws(EvidenceFailure) {
        return rule.evaluate(try R.Input(from: evidence), thresholds)
      } catch {
        return .cantTell(error)
      }
    }
  }

  package var id: String { description.id }

  /// The rule's examples; made anew each time, as only documentation and tests read them.
  package var examples: [RuleExample] { showing() }

  /// Judges a case; evidence that is missing gives `cantTell` with its reason, never an error.
  package func judge(_ evidence: CaseEvidence, thresholds: Thresholds = Thresholds()) -> Judgement {
    judging(evidence, thresholds)
  }
}

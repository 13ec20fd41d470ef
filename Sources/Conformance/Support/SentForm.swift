import Evidence

/// A form that a walk sends, or would send, with the page it stands on.
struct SentForm: Sendable {
  var page: PageRecord
  var form: Form

  /// Forms behind the controls that a journey presses from its entry control on, each once, in
  /// order.
  ///
  /// Other forms of these pages (search, newsletter) are no part of the way.
  static func all(of journey: JourneyRecord, in evidence: CaseEvidence) -> [SentForm] {
    var met: Set<[String]> = []
    return journey.steps.indices.filter { journey.steps[$0].phase == .flow }.flatMap { index in
      forms(of: journey.steps[index], isLast: index == journey.steps.count - 1, in: evidence)
    }.filter { met.insert([$0.page.id, $0.form.place]).inserted }
  }

  private static func forms(
    of step: Step, isLast: Bool, in evidence: CaseEvidence
  ) -> [SentForm] {
    let reference = step.control.map { ControlReference(page: step.page, control: $0) }
    // A press that only opens a part of its page sends nothing.
    guard step.action != .press || isLast, let seen = SeenControl(reference, in: evidence) else {
      return []
    }
    let all = seen.page.forms
    if let form = seen.control.form {
      return all.indices.contains(form) ? [SentForm(page: seen.page, form: all[form])] : []
    }
    // A script may send whatever its page asks for.
    let isScript = seen.control.role != .link && step.leadsTo == nil
    return isScript ? all.map { SentForm(page: seen.page, form: $0) } : []
  }
}

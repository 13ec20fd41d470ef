import Evidence
import Languages
import Pages

/// Tells how hard the entry control of a walk was to find.
enum FindabilityReading {
  /// Nil where no entry control was seen.
  static func of(_ walk: JourneyWalk) -> Findability? {
    guard let entry = walk.entry else { return nil }
    let control = entry.page.model.controls[entry.control]
    let depth = walk.nav.count { $0.leadsTo != nil }
    return Findability(
      pagesLookedAt: max(walk.pagesBeforeFound ?? depth + 1, depth + 1), depth: depth,
      position: control.position, listLength: control.siblings,
      isBehindOpener: control.isCollapsed || control.isHidden,
      region: Control.Region(rawValue: control.region.rawValue) ?? .main,
      isOnlyThroughHelp: walk.isOnlyThroughHelp, unclearLabels: unclearLabels(walk))
  }

  /// Labels that leave it to the address or the text around them to say what pressing does.
  private static func unclearLabels(_ walk: JourneyWalk) -> [String] {
    var pressed: [(page: VisitedPage, control: Int)] = (walk.nav + walk.flow.steps).compactMap {
      step in step.control.map { (step.page, $0) }
    }
    if let final = walk.flow.final { pressed.append(final) }
    return pressed.compactMap { page, index in
      let control = page.model.controls[index]
      if control.label.isEmpty { return "" }
      guard let purpose = control.purpose, purpose.purpose == .delete, purpose.confidence < 70
      else { return nil }
      return control.label
    }
  }
}

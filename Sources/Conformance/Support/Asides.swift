import Evidence

extension PageRecord {
  /// Shown controls of the main content that keep the account (`keep`) or go back (`back`).
  func asides(_ purposes: Set<String> = ["keep", "back"]) -> [Control] {
    controls.filter { control in
      control.purpose.map(purposes.contains) == true && !control.isHidden
        && (control.region == .main || control.region == .dialog)
    }
  }
}

import Evidence
import Gathering
import Languages
import Pages

/// What stands between a reader of a page and leaving, by name.
enum PageObstacles {
  /// What texts ask of who wants to leave.
  private static let cues: [Cue] = [
    .appOnly, .captcha, .contactChat, .contactMail, .contactPhone, .contactPost, .loginRequired,
    .loginRevokes, .passwordAsked, .reasonAsked, .reconsider, .retentionOffer, .typedPhrase,
    .waitingPeriod,
  ]

  /// The reason why the page cannot be used comes first.
  static func names(on page: InspectedPage) -> [String] {
    var names = page.obstacle.map { [$0.reason.rawValue] } ?? []
    let model = page.model
    var said = Set(model.blocks.filter(\.isMain).flatMap(\.cues))
    if model.asksToLogIn { said.insert(.loginRequired) }
    if model.forms.contains(where: \.hasCaptcha) { said.insert(.captcha) }
    let fields = model.forms.flatMap(\.fields)
    if fields.contains(where: { $0.kind == .file }) { names.append("file-asked") }
    if fields.contains(where: { $0.kind == .code }) { names.append("code-asked") }
    if model.kind != .login, model.kind != .signup, fields.contains(where: { $0.kind == .password })
    {
      said.insert(.passwordAsked)
    }
    if model.forms.contains(where: { $0.method == .mail }) { said.insert(.contactMail) }
    return names + cues.filter(said.contains).map(\.rawValue)
  }
}

import Delivery
import Evidence
import Scenarios

/// A channel that is ready to be used.
struct NotifyChannel: Sendable {
  enum Kind: Sendable {
    case webhook(DeliveryAddress, Settings.Shape)
    case mail(MailServer, from: MailAddress, to: [MailAddress])
    case command([String])
    case atom(String)
    /// Markdown for the end of this file.
    case summary(String)
  }

  /// Its kind and the start of a hash: tells channels apart and gives no secret away.
  let name: String
  let kind: Kind

  /// The settings' channels, and why there are others that this machine does not have.
  ///
  /// - Throws: `ScenarioProblems`: everything wrong with the channels' values, with its place.
  static func channels(
    of settings: Settings, _ environment: [String: String]
  ) throws(ScenarioProblems) -> (found: [NotifyChannel], missing: [String]) {
    var channels: [NotifyChannel] = []
    var missing: [String] = []
    var problems: [ScenarioProblem] = []
    for channel in try settings.channels(environment) {
      do throws(DeliveryError) {
        guard let ready = try NotifyChannel(channel, environment) else {
          missing.append("github-summary: GITHUB_STEP_SUMMARY is not set here")
          continue
        }
        guard !channels.contains(where: { $0.name == ready.name }) else {
          let problem = ScenarioProblem(
            .duplicate, file: settings.file, line: channel.line, column: channel.column,
            message: "the channel stands twice", hint: "keep one of them")
          problems.append(problem)
          continue
        }
        channels.append(ready)
      } catch {
        problems.append(
          ScenarioProblem(
            .badValue, file: settings.file, line: channel.line, column: channel.column,
            message: error.detail, hint: error.hint))
      }
    }
    guard problems.isEmpty else { throw ScenarioProblems(problems) }
    return (channels, missing)
  }

  /// Nil for a summary where there is no place for one.
  private init?(
    _ channel: ResolvedChannel, _ environment: [String: String]
  ) throws(DeliveryError) {
    switch channel.kind {
    case .webhook(let address, let shape):
      name = Self.name(shape.rawValue, [address])
      kind = .webhook(try DeliveryAddress(address, for: .webhook), shape)
    case .mail(let mail):
      name = Self.name("mail", [mail.server] + mail.to.sorted())
      let to = try mail.to.map(Self.address)
      let server = MailServer(
        try DeliveryAddress(mail.server, for: .mail), user: mail.user, password: mail.password)
      kind = .mail(server, from: try Self.address(mail.from), to: to)
    case .command(let words):
      name = Self.name("command", words)
      kind = .command(words)
    case .atom(let path):
      name = Self.name("atom", [path])
      kind = .atom(path)
    case .summary:
      guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return nil }
      name = "github-summary"
      kind = .summary(path)
    }
  }

  private static func address(_ text: String) throws(DeliveryError) -> MailAddress {
    guard let address = MailAddress(text) else {
      throw DeliveryError(.badAddress, .neverTaken, "there is a mail address that cannot be used")
    }
    return address
  }

  private static func name(_ kind: String, _ words: [String]) -> String {
    let hash = ContentHash(of: Array(([kind] + words).joined(separator: "\0").utf8))
    return "\(kind)-\(hash.description.prefix(10))"
  }
}

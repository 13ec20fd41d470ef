import Transfer

/// The sessions of one case on the network.
struct LiveSessions: Sendable {
  let guest: TransferSession
  /// The guest's where nobody signs in: such a member sees what a guest sees, and asking twice would
  /// only be impolite.
  let member: TransferSession
  /// The member's on the scenario's second device.
  let second: TransferSession?

  /// Opens what a case needs.
  init(
    _ engine: TransferEngine, _ plan: SessionBuilder.Plan, signsIn: Bool
  ) throws(TransferError) {
    guest = try engine.session(plan.guest)
    member = signsIn ? try engine.session(plan.member) : guest
    if let options = plan.second { second = try engine.session(options) } else { second = nil }
  }

  /// Lets a declared form be sent to an address, by whoever walks as the member.
  func permitPost(to address: WebAddress) {
    member.permitPost(to: address)
    second?.permitPost(to: address)
  }

  func close() {
    guest.close()
    member.close()
    second?.close()
  }
}

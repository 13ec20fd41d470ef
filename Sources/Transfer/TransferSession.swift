import Synchronization

/// One cookie engine: what one visitor with one browser sends and receives.
///
/// It is also the guard: nothing but GET and HEAD leaves it, except a form whose address was
/// permitted and whose sender says that it is the declared log-in or a declared step.
package final class TransferSession: ExchangeSource {
  private let driver: TransferDriver
  private let id: Int
  private let options: SessionOptions
  private let permitted = Mutex<Set<WebAddress>>([])

  init(driver: TransferDriver, id: Int, options: SessionOptions) {
    self.driver = driver
    self.id = id
    self.options = options
  }

  /// Lets a declared form be sent to this address; query and fragment do not matter.
  package func permitPost(to address: WebAddress) {
    permitted.withLock { _ = $0.insert(address.withoutQuery()) }
  }

  /// The session's cookies now.
  package func cookies() async -> [SessionCookie] {
    await driver.cookies(of: id).compactMap { SessionCookie(line: $0) }
  }

  /// Adds or replaces cookies; one that has expired is forgotten.
  package func set(_ cookies: [SessionCookie]) {
    driver.add(cookies.compactMap(\.line), to: id)
  }

  /// Sends one request; a redirect is reported, not followed.
  package func send(
    _ request: TransferRequest
  ) async throws(TransferError) -> TransferResponse {
    try refuseHarm(request)
    return try await driver.perform(request, session: id, options: options)
  }

  /// Forgets the cookies once running requests have ended.
  package func close() {
    driver.closeSession(id)
  }

  private func refuseHarm(_ request: TransferRequest) throws(TransferError) {
    switch request.method {
    case .get, .head: return
    case .post: break
    }
    if request.intent == .script, options.letsScriptsPost { return }
    let isPermitted = permitted.withLock { $0.contains(request.address.withoutQuery()) }
    guard request.intent == .login || request.intent == .declaredStep, isPermitted else {
      throw TransferError(
        .forbiddenMethod, address: request.address.description,
        detail: "a form that the scenario does not declare is never sent")
    }
  }
}

import Recording
import Rendering
import Transfer

/// Carries a session's cookies into the browser and what scripts set back into the session.
///
/// What scripts cannot see stays in the session, and what is private goes up as a placeholder, so that
/// no page can write it where it would be kept.
struct CookieBridge: Sendable {
  let session: TransferSession
  let vault: Vault

  /// The session's cookies as scripts may see them.
  func forBrowser() async -> [PageCookie] {
    await session.cookies().filter { !$0.isHTTPOnly }.map { cookie in
      PageCookie(
        name: cookie.name, value: vault.seal(cookie.value, of: Self.host(cookie.domain)),
        domain: cookie.domain, path: cookie.path, isSecure: cookie.isSecure, isHTTPOnly: false,
        expires: cookie.expires > 0 ? Double(cookie.expires) : nil)
    }
  }

  /// Takes what scripts have added, changed or removed.
  func take(_ after: [PageCookie], given before: [PageCookie]) {
    let left = Set(after.map(Self.key))
    var changed = after.filter { cookie in
      !before.contains { Self.key($0) == Self.key(cookie) && $0.value == cookie.value }
    }.prefix(Self.most).map { sessionCookie($0) }
    for cookie in before where !left.contains(Self.key(cookie)) {
      var gone = sessionCookie(cookie)
      gone.expires = 1
      changed.append(gone)
    }
    session.set(changed)
  }

  /// Browsers keep 180 a site.
  private static let most = 180

  private func sessionCookie(_ cookie: PageCookie) -> SessionCookie {
    SessionCookie(
      name: cookie.name, value: vault.open(cookie.value, for: Self.host(cookie.domain)),
      domain: cookie.domain, path: cookie.path, isSecure: cookie.isSecure,
      expires: Int(cookie.expires ?? 0))
  }

  private static func key(_ cookie: PageCookie) -> [String] {
    [cookie.name, host(cookie.domain), cookie.path]
  }

  private static func host(_ domain: String) -> String {
    domain.hasPrefix(".") ? String(domain.dropFirst()) : domain
  }
}

import Pages
import Testing
import Transfer

@testable import Gathering

/// Which addresses are never fetched, whatever their label says.
struct HarmGuardTests {
  @Test(arguments: [
    "https://x.example/logout", "https://x.example/user/sign-out?next=/",
    "https://x.example/session/signOut", "https://x.example/?do=logout&id=start",
    "https://x.example/unsubscribe/42", "https://x.example/account/delete?confirm=1",
    "https://x.example/account/delete?token=abcdef", "https://x.example/account/delete/execute",
    "https://x.example/close-account-now", "https://x.example/users/me?action=delete&do=yes",
    "https://x.example/cart/checkout", "https://x.example/data/export",
    "https://x.example/terms.pdf", "https://x.example/a?sectok=1f", "https://x.example/abmelden",
    "https://x.example/회원/탈퇴/완료", "https://x.example/taikai/kanryo",
    "https://x.example/konto/loeschen?bestaetigt=ja", "https://x.example/member/withdraw_ok.do",
  ])
  func `A link that could change something is refused`(address: String) throws {
    #expect(HarmGuard.refusal(of: try #require(WebAddress(address))) != nil)
  }

  @Test(arguments: [
    "https://x.example/account/delete", "https://x.example/settings/close-account",
    "https://x.example/withdraw/confirm", "https://x.example/help/how-do-i-delete-my-account",
    "https://x.example/login", "https://x.example/blog/logo-utility",
    "https://x.example/leave?step=2", "https://x.example/user2/help/leaveId?menu=nid",
    "https://x.example/?do=profile",
    "https://x.example/help/account-deletion-process-is-complete-now-what",
    "https://x.example/ayuda/eliminar-cuenta", "https://x.example/회원/탈퇴/안내",
    "https://x.example/index.html",
  ])
  func `A page about leaving is read`(address: String) throws {
    #expect(HarmGuard.refusal(of: try #require(WebAddress(address))) == nil)
  }

  @Test(arguments: ["Log out", "로그아웃", "ログアウト", "Cerrar sesión", "→ Выйти", "Oturumu kapat ›"])
  func `A label that logs out is refused in any language`(label: String) throws {
    let page = try SeenPage("<a href=/x>\(label)</a>")
    let control = try #require(page.model.controls.first)
    let target = try #require(WebAddress("https://x.example/x"))
    #expect(HarmGuard.refusal(of: control, leadingTo: target) != nil)
  }
}

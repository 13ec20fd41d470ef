import Foundation
import Synchronization
import TestSupport
import Testing

/// A platform whose every link is a trap is looked at without harm.
@Suite(.serialized)
struct HarmlessTests {
  /// Links that act when they are followed; none may ever be asked for.
  private static let traps = [
    ("Log out", "/logout"), ("Sign out", "/session/end?action=signout"),
    ("로그아웃", "/auth/exit"), ("Abmelden", "/benutzer/abmelden"),
    ("Delete my account now", "/account/delete?confirm=1"),
    ("Delete account", "/account/delete/execute"), ("Yes, delete", "/do.php?action=delete&yes=1"),
    ("Unsubscribe", "/newsletter/unsubscribe?token=Ab12Cd34Ef"), ("Buy now", "/buy?item=1"),
    ("Checkout", "/cart/checkout"), ("Download my data", "/export/data.zip"),
    ("Confirm e-mail", "/verify?otp=123456"), ("회원탈퇴 확인", "/member/withdraw_ok.do"),
    ("退会する", "/taikai/complete"), ("Konto jetzt löschen", "/konto/loeschen?bestaetigt=ja"),
    ("Supprimer", "/compte/supprimer?confirmer=oui"), ("Eliminar", "/cuenta/eliminar?confirmar=1"),
    ("Удалить", "/account/udalit?token=99aa88bb77"), ("End all sessions", "/sessions/revoke"),
    ("Remove friend", "/friends/remove?id=7&confirmed=true"),
    ("Delete photo", "/photos/7/destroy"), ("Pay", "/pay/now"),
    ("Vote", "/poll?vote=1&csrf=x1y2z3"),
  ]

  @Test func `No trap is sprung, whatever it is called`() async throws {
    let asked = Mutex<[String]>([])
    let server = try RawServer.site { request in
      asked.withLock { $0.append("\(request.method) \(request.target)") }
      let links = Self.traps.map { "<p><a href=\"\($0.1)\">\($0.0)</a></p>" }.joined()
      let forms = """
        <form action="/logout" method="post"><button>Log out</button></form>
        <form action="/account/delete" method="post"><button>Delete account</button></form>
        <form action="/search" method="get"><input name="q"><button>Search</button></form>
        <a href="mailto:x@y.example">Mail</a> <a href="tel:+1">Call</a>
        <a href="app://delete">App</a> <a href="javascript:deleteAll()">Script</a>
        """
      let loop = "<a href=\"/settings/\(request.target.utf8.count)x\">Settings account privacy</a>"
      return RawServer.html("<h1>Account settings</h1>" + links + forms + loop)
    }
    defer { server.stop() }
    let tool = try SiteTool(server, "limits: {pages: 30, depth: 4}")
    let (run, _) = try await tool.check()
    #expect([0, 1, 3].contains(run.status), "\(run.complaints)")
    let requests = asked.withLock { $0 }
    #expect(requests.count > 3, "the harmless links are followed")
    for request in requests {
      #expect(request.hasPrefix("GET "), "\(request)")
      for (label, path) in Self.traps {
        #expect(!request.hasSuffix(path), "\(label) was followed: \(request)")
      }
    }
    // The ledger of the run record has exactly what the server saw, robots.txt besides.
    let ledger = try #require(
      try tool.everything().first { $0.key.hasSuffix("exchanges.json") }?.value)
    let noted = ledger.split(separator: "\n").count { $0.contains("\"address\" :") }
    #expect(noted == requests.count + 1)
  }

  @Test func `An endless site ends at its limits`() async throws {
    let server = try RawServer.site { request in
      let next = (1...5).map {
        "<a href=\"\(request.path)/\($0)\">Account settings \($0)</a>"
      }
      return RawServer.html("<h1>Settings</h1>" + next.joined(separator: " "))
    }
    defer { server.stop() }
    let (run, _) = try await SiteTool(server, "limits: {pages: 12, depth: 20}").check()
    #expect([1, 3].contains(run.status))
    #expect(server.asked.count <= 14)
  }
}

import Foundation
import TestSupport
import Testing

/// A form can hold the button that deletes beside the one that goes on; its name is never sent.
struct DeleteButtonTests {
  private func site(_ form: String) throws -> RawServer {
    try RawServer.site { request in
      switch request.path {
      case "/account":
        RawServer.html("<h1>Account</h1>" + form)
      case "/check":
        RawServer.html(
          """
          <h1>Delete account</h1><p>This cannot be undone.</p>
          <form method=post action=/end><button>Delete account</button></form>
          """)
      default: RawServer.html("<h1>Home</h1>")
      }
    }
  }

  private func requests(_ form: String, _ more: String) async throws -> [String] {
    let server = try site(form)
    defer { server.stop() }
    _ = try await SiteTool(server, more).check(environment: ["P": "open-sesame-1"])
    return server.requests
  }

  private let declared =
    "journeys: {delete: {from: account, steps: [{submit: /check, "
    + "fields: {pw: \"${env.P}\"}, safe: true}]}}"

  @Test(arguments: [
    "<button name=act value=erase>Delete account</button>",
    "<button name=act value=erase>Delete account</button><button name=act value=next>Next</button>",
    "<button name=act value=erase>Weg damit</button><button name=act value=next>Next</button>",
  ])
  func `A declared step does not press it`(buttons: String) async throws {
    let form = "<form method=post action=/check><input type=password name=pw>\(buttons)</form>"
    let sent = try await requests(form, declared)
    let posts = sent.filter { $0.hasPrefix("POST ") }
    #expect(posts.count == 1)
    #expect(posts.allSatisfy { $0.hasPrefix("POST /check ") && !$0.contains("erase") }, "\(posts)")
  }

  @Test func `A declared step presses the only button of its form`() async throws {
    let form =
      "<form method=post action=/check><input type=password name=pw>"
      + "<button name=act value=next>Next</button></form>"
    let posts = try await requests(form, declared).filter { $0.hasPrefix("POST ") }
    #expect(posts.count == 1 && posts[0].contains("act=next"), "\(posts)")
  }

  @Test func `A form that asks with GET does not get its name either`() async throws {
    let form =
      "<form action=/check><button name=act value=erase>Delete account</button></form>"
    let sent = try await requests(form, "")
    #expect(!sent.contains { $0.contains("erase") }, "\(sent)")
  }
}

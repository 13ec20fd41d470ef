import Evidence
import Testing

@testable import Gathering

/// The final control in the shapes in which sites have it.
struct FinalControlTests {
  private static let warning =
    "<h1>Delete your account</h1><p>Are you sure? This cannot be undone and your data will be deleted.</p>"

  /// A page of the flow, and the label of its final control.
  struct Shape: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var page: String
    var label: String
    var total = 2
    var steps: [String] = []
  }

  static let shapes: [Shape] = [
    Shape(
      testDescription: "a button in the second of four forms",
      page: """
        <main><h1>Your account</h1><form method=post action=/a><button>Save</button></form>
        <form method=post action=/b><input type=hidden name=t value=1><button>Delete my account</button></form>
        <form method=post action=/c><button>Change password</button></form>
        <form action=/search><input name=q><button>Search</button></form></main>
        """, label: "Delete my account"),
    Shape(
      testDescription: "the value of an input",
      page: "<main><form method=post><input type=submit value='Delete account'></form></main>",
      label: "Delete account"),
    Shape(
      testDescription: "a form whose action is empty",
      page: "<main><form method=post action=''><button>Delete account</button></form></main>",
      label: "Delete account"),
    Shape(
      testDescription: "a link with an opaque address on the page that warns",
      page: "<main>\(warning)<p><a href=/x/9f8a7c>Yes, delete my account</a></main>",
      label: "Yes, delete my account"),
    Shape(
      testDescription: "a script's OK on the page that says what it confirms",
      page: "<main>\(warning)<a href='#99'>OK</a> <a href=/>Cancel</a></main>", label: "OK"),
    Shape(
      testDescription: "Confirm in a form on the page that says what it confirms",
      page: "<main>\(warning)<form method=post><button>Confirm</button></form></main>",
      label: "Confirm"),
    Shape(
      testDescription: "a button that a tick box reveals",
      page: """
        <main><h1>Delete your account</h1><form method=post><label><input type=checkbox name=ok> I am sure</label>
        <button style="display:none">Delete account</button></form></main>
        """, label: "Delete account", total: 3, steps: ["Delete account", "I am sure"]),
    Shape(
      testDescription: "a button that cannot be pressed before a box is ticked",
      page: """
        <main><form method=post><label><input type=checkbox name=ok> I have read it</label>
        <button disabled>Delete account</button></form></main>
        """, label: "Delete account", total: 3, steps: ["Delete account", "I have read it"]),
    Shape(
      testDescription: "a button in a dialog that another one opens",
      page: """
        <main><h1>Account</h1><button type=button data-bs-target="#ask">Delete account</button></main>
        <div class=modal id=ask><p>Are you sure?</p><form method=post><button>Delete account</button></form></div>
        """, label: "Delete account", total: 3, steps: ["Delete account", "Delete account"]),
    Shape(
      testDescription: "a link that a script sends",
      page: "<main><a href=/me data-method=delete rel=nofollow>Delete account</a></main>",
      label: "Delete account"),
    Shape(
      testDescription: "behind a tab",
      page: """
        <main><ul><li><a href="#a" data-toggle=tab>Profile</a><li><a href="#b" data-toggle=tab>Danger</a></ul>
        <div class="tab-pane active" id=a>Name</div><div class=tab-pane id=b>
        <form method=post><button>Delete account</button></form></div></main>
        """, label: "Delete account", total: 3, steps: ["Delete account", "Danger"]),
  ]

  @Test(arguments: shapes)
  func `It is found, counted and left alone`(shape: Shape) async throws {
    let visit = try await JourneySite.leading(to: shape.page).visit()
    #expect(try visit.final == shape.label)
    #expect(try visit.delete.counts.total == shape.total)
    #expect(try visit.labels.starts(with: shape.steps))
    #expect(visit.asked.allSatisfy { $0 == "GET /" || $0 == "GET /leave" }, "\(visit.asked)")
  }

  @Test func `A mail form and a link to an app are other channels`() async throws {
    let mail = try await JourneySite.leading(
      to: "<main><form action='mailto:a@b.example'><button>Delete account</button></form></main>"
    ).visit()
    #expect(try mail.final == nil && mail.delete.channels == ["mail"])
    let app = try await JourneySite.leading(
      to: "<main><a href='market-app://settings/delete'>Delete account</a></main>"
    ).visit()
    #expect(try app.final == nil && app.delete.channels == ["app"])
    #expect(try app.delete.counts.channelSwitches == 1)
  }

  @Test func `A password before the question is a step that must be declared`() async throws {
    let visit = try await JourneySite.leading(
      to: """
        <main>\(Self.warning)<form method=post action=/check><input type=password name=p required>
        <button>Submit</button></form></main>
        """
    ).visit()
    #expect(try visit.final == nil)
    #expect(try visit.delete.ended?.reason == .needsDeclaredStep)
    #expect(try visit.delete.counts.identityChecks == 1)
    #expect(try visit.delete.counts.total == 1, "the visible steps are counted")
  }

  @Test func `The browser's own question is a re-confirmation`() async throws {
    let visit = try await JourneySite.leading(
      to: """
        <main><form method=post onsubmit="return confirm('Sure?')"><button>Delete account</button>
        </form></main>
        """
    ).visit()
    #expect(try visit.delete.counts.reconfirmations == 1)
    #expect(try visit.delete.counts.total == 2)
    #expect(try visit.delete.counts.interactions == 3)
  }

  @Test func `Where one way leads nowhere the next one is tried`() async throws {
    let visit = try await JourneySite.leading(
      to: """
        <main><h1>About deleting your account</h1><a href=/more>Delete account</a>
        <a href=/next>Continue</a></main>
        """,
      more: [
        "/more": "<main><p>Thank you for reading.</main>",
        "/next": "<main><form method=post><button>Delete account</button></form></main>",
      ]
    ).visit()
    #expect(try visit.labels == ["Delete account", "Continue", "Delete account"])
    #expect(
      try visit.delete.search.rejected.contains {
        $0.reason == "the page offers no control that goes on"
      })
  }

  @Test func `Leaving a mailing list is not leaving the site`() async throws {
    let list = """
      <main><h1>announce</h1><form method=post action=/lists/announce/unsubscribe>
      <button>退会</button></form></main>
      """
    var site = JourneySite(pages: [
      "/": "<main><a href=/lists/announce>announce</a></main>", "/lists/announce": list,
    ])
    site.language = "ja-JP"
    let visit = try await site.visit()
    #expect(try visit.final == nil)
    #expect(try visit.delete.ended?.reason == .notFound)
  }
}

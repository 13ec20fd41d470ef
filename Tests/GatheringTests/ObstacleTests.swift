import Evidence
import Testing
import Transfer

@testable import Gathering

/// A block is never taken for a finding, and a page is never taken for a block.
struct ObstacleTests {
  private static let article = String(
    repeating: "<p>You can delete your account at any time in the settings of your profile.</p>",
    count: 30)

  @Test(arguments: [
    // Cloudflare, by its header and by its script.
    ("<title>Just a moment...</title><p>Checking</p>", 403, [("cf-mitigated", "challenge")]),
    (
      "<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b/x.js'></script>",
      503, []
    ),
    // Akamai's "Access Denied", DataDome, PerimeterX, Alibaba, Imperva, AWS.
    (
      "<title>Access Denied</title><h1>Access Denied</h1><p>Reference #18.1</p>", 403,
      [("Server", "AkamaiGHost")]
    ),
    (
      "<p>Please enable JS</p><script src='https://ct.captcha-delivery.com/c.js'></script>", 403,
      [("X-DataDome", "protected")]
    ),
    ("<h1>Press & Hold</h1><div id='px-captcha'></div>", 403, []),
    (
      "<script>location='/_____tmd_____/punish?x5secdata=1'</script><p>Sorry</p>", 200,
      [("bxpunish", "1")]
    ),
    (
      "<iframe src='/_Incapsula_Resource?SWUDNSAI=31'>Request unsuccessful</iframe>", 200,
      [("X-Iinfo", "1-2")]
    ),
    ("<p>Human Verification</p>", 405, [("x-amzn-waf-action", "captcha")]),
    ("<h1>Are you a robot?</h1><script src='https://js.hcaptcha.com/1/api.js'></script>", 200, []),
  ])
  func `A challenge is recognised`(html: String, status: Int, headers: [(String, String)]) throws {
    let page = try SeenPage(html, status: status, headers: headers)
    #expect(try page.obstacle()?.reason == .challenge)
  }

  @Test(
    arguments: [
      ("<script src='https://www.google.com/recaptcha/api.js'></script>", []),
      ("<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>", []),
      ("<img src='https://errors.edgesuite.net/x'>", [("Server", "AkamaiGHost")]),
      ("", [("x-datadome", "protected"), ("x-iinfo", "1-2")]),
    ] as [(String, [(String, String)])])
  func `A good page behind such a service stays a page`(
    html: String, headers: [(String, String)]
  ) throws {
    let page = try SeenPage("<h1>Help</h1>\(Self.article)\(html)", headers: headers)
    #expect(try page.obstacle() == nil)
  }

  @Test func `A captcha in a form that a person fills in is a step`() throws {
    let page = try SeenPage(
      """
      <h1>Delete account</h1><form method=post><input name=pw type=password>
      <div class="g-recaptcha"></div><button>Delete</button></form>
      <script src='https://www.google.com/recaptcha/api.js'></script>
      """)
    #expect(try page.obstacle() == nil)
  }

  @Test(arguments: [
    (401, ReasonCode.blocked), (403, .blocked), (429, .blocked), (451, .blocked), (503, .blocked),
    (404, .httpError), (410, .httpError), (500, .httpError), (502, .httpError),
  ])
  func `An error status is told as what it is`(status: Int, reason: ReasonCode) throws {
    let page = try SeenPage("<h1>Oops</h1>\(Self.article)", status: status)
    #expect(try page.obstacle()?.reason == reason)
  }

  @Test(arguments: [
    "https://consent.x.example/m?continue=1", "https://guce.x.example/copyConsent",
    "https://x.example/cookiewall?to=/account",
  ])
  func `A consent wall is recognised by where it stands`(final: String) throws {
    let page = try SeenPage("<h1>Cookies</h1><button>Accept</button>", at: final)
    #expect(try page.obstacle(asked: "https://x.example/account")?.reason == .consentWall)
  }

  @Test func `A consent wall is recognised by its words`() throws {
    let page = try SeenPage("<h1>Bevor Sie fortfahren</h1><p>Cookies</p><button>OK</button>")
    #expect(try page.obstacle()?.reason == .consentWall)
    let banner = try SeenPage("<h1>Help</h1>\(Self.article)<div>We use cookies</div>")
    #expect(try banner.obstacle() == nil)
  }

  @Test(arguments: [
    ("https://kr.x.example/account", "https://us.x.example/account"),
    ("https://x.example/ko-kr/account", "https://x.example/en-us/account"),
    ("https://www.x.co.kr/account", "https://www.x.de/account"),
    ("https://x.example/account?country=KR", "https://x.example/account?country=US"),
  ])
  func `Another country's pages are not the pages asked for`(asked: String, final: String) throws {
    let page = try SeenPage("<h1>Account</h1>\(Self.article)", at: final, language: "ko-KR")
    #expect(try page.obstacle(asked: asked)?.reason == .geoRedirect)
  }

  @Test(arguments: [
    ("https://x.example/ko/account", "https://x.example/en/account"),
    ("https://x.example/account", "https://x.example/en-us/account"),
    ("https://x.example/de/konto", "https://x.example/fr/konto"),
  ])
  func `A redirect to another language is a finding and no detour`(asked: String, final: String)
    throws
  {
    let page = try SeenPage("<h1>Account</h1>\(Self.article)", at: final, language: "ko-KR")
    #expect(try page.obstacle(asked: asked) == nil)
  }

  @Test func `Stubs and shells need a browser`() throws {
    let stub = try SeenPage("<p>Redirecting…</p><script>window.location.replace('/app')</script>")
    #expect(try stub.obstacle()?.reason == .needsBrowser)
    let shell = try SeenPage("<div id=root></div><script src=/app.js></script>")
    #expect(try shell.obstacle()?.reason == .needsBrowser)
  }
}

import Testing
import Transfer

@testable import Recording

/// Nothing private comes up through the vault, and what a site gave goes back to that site only.
struct SealingTests {
  private func vault(_ secrets: [Vault.Secret] = [], patterns: [String] = []) -> Vault {
    Vault(
      secrets: secrets, hosts: ["shop.example"], patterns: patterns,
      site: { host in host.split(separator: ".").suffix(2).joined(separator: ".") })
  }

  private func sealed(_ vault: Vault, _ text: String) -> String {
    String(decoding: vault.seal(Array(text.utf8), "shop.example"), as: UTF8.self)
  }

  private static let password = Vault.Secret(
    placeholder: "redacted-secret-1", value: "p&ss w\"rd/1", isPassword: true)
  private static let name = Vault.Secret(
    placeholder: "redacted-secret-2", value: "jane@mail.example", isPassword: false)

  @Test(arguments: [
    "p&ss w\"rd/1", "p%26ss%20w%22rd%2F1", "p%26ss+w%22rd%2F1", "p&amp;ss w&quot;rd/1",
    "P&SS W\"RD/1", "p&ss w\\\"rd/1",
  ])
  func `A secret is found however it is written`(form: String) {
    #expect(sealed(vault([Self.password]), "a \(form) b") == "a redacted-secret-1 b")
  }

  @Test func `A short secret is replaced as a word only`() {
    let pin = Vault.Secret(placeholder: "redacted-secret-1", value: "12", isPassword: true)
    #expect(sealed(vault([pin]), "12 of 1200, 2012") == "redacted-secret-1 of 1200, 2012")
  }

  @Test func `A secret in UTF-16 is found`() {
    let bytes = Array("jane@mail.example".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let result = vault([Self.name]).seal(bytes, "shop.example")
    #expect(String(decoding: result, as: UTF8.self) == "redacted-secret-2")
  }

  @Test(arguments: ["@", "%40", "&#64;", "&#x40;", "\\u0040"])
  func `An address is found however its sign is written`(sign: String) {
    let result = sealed(vault(), "a &amp; b 5 % of john\(sign)mail.example &#6")
    #expect(result == "a &amp; b 5 % of redacted-email-1 &#6")
  }

  @Test(arguments: ["5% ", "%", "100%"])
  func `A percent sign is no part of an address, and hides none of it`(before: String) {
    let result = sealed(vault(), "\(before)john@mail.example")
    #expect(result == "\(before)redacted-email-1")
  }

  @Test func `Addresses of persons go, addresses that are published stay`() {
    let page = """
      <p>Signed in as john.doe+x@gmail.example. <a href="mailto:Leave@shop.example?subject=x">Write</a>
      to leave@shop.example or privacy@shop.example, not john%2Edoe%40x.example; icon@2x.png
      """
    let result = sealed(vault(), page)
    #expect(result.contains("Signed in as redacted-email-"))
    #expect(!result.contains("john"))
    #expect(result.contains("to leave@shop.example or privacy@shop.example"))
    #expect(result.contains("icon@2x.png"))
  }

  @Test(arguments: [
    (#"<input type="hidden" name="csrf_token" value="Ab9xYz12Q">"#, "Ab9xYz12Q"),
    (#"<input value='Ab9xYz12Q' type=hidden name='authenticity_token'>"#, "Ab9xYz12Q"),
    (#"<meta name="csrf-token" content="Ab9xYz12Q">"#, "Ab9xYz12Q"),
    (#"<a href="/x?a=1&amp;sessionid=9f8e7d6c5b&b=2">"#, "9f8e7d6c5b"),
    (#"{"csrfToken": "Ab9xYz12Q"}"#, "Ab9xYz12Q"),
    (#"<div data-token="Ab9xYz12Q">"#, "Ab9xYz12Q"),
    ("x?SID=Ab9xYz12Q&otpsid=1234567", "Ab9xYz12Q"),
    ("x?toToken=Ab9xYz12Q", "Ab9xYz12Q"),
    ("\(String(repeating: "a", count: 59))token=Ab9xYz12Q", "Ab9xYz12Q"),
  ])
  func `A token is found by its name`(page: String, token: String) {
    let result = sealed(vault(), page)
    #expect(!result.contains(token))
    #expect(result == page.replacing(token, with: "redacted-token-1"))
  }

  @Test(arguments: [
    #"<input name="query" value="Ab9xYz12Q">"#, "session=summer", "tokenize = 'x'",
    #"<input type="password" name="secret_word" value="">"#, "inside=Ab9xYz12Q", "to=Ab9xYz12Q",
    "\(String(repeating: "a", count: 60))token=Ab9xYz12Q", "token", "sid", "csr",
  ])
  func `What is no token stays`(page: String) {
    #expect(sealed(vault(), page) == page)
  }

  @Test func `A scenario's own patterns are taken out`() {
    let result = sealed(
      vault(patterns: ["member no. ####-####", "KR*9"]),
      "Member No. 1234-5678, member no. x, KR-a9.")
    #expect(result == "redacted-text-0, member no. x, redacted-text-0.")
  }

  @Test func `A pattern made to run for ever ends`() {
    let page = String(repeating: "a", count: 20_000)
    #expect(sealed(vault(patterns: ["*a*a*a*a*b"]), page) == page)
  }

  @Test func `Values go back to the site that gave them and nowhere else`() throws {
    let vault = vault([Self.password, Self.name])
    _ = sealed(vault, #"<input name="csrf" value="a+b/9=Z">"#)
    func body(_ address: String) throws -> String {
      let request = TransferRequest(
        method: .post, address: try #require(WebAddress(address)), intent: .login,
        body: Array("t=redacted-token-1&p=redacted-secret-1&x=redacted-secret-12".utf8))
      return String(decoding: vault.open(request).body, as: UTF8.self)
    }
    #expect(
      try body("https://www.shop.example/login")
        == "t=a%2Bb%2F9%3DZ&p=p%26ss%20w%22rd%2F1&x=redacted-secret-12")
    #expect(try body("https://evil.example/").contains("t=redacted-token-1"))
  }

  @Test func `A password never stands in an address, a name only on the own site`() throws {
    let vault = vault([Self.password, Self.name])
    let open = { (text: String) in
      vault.open(try #require(WebAddress(text))).description
    }
    let own = try open("https://shop.example/u/redacted-secret-2?p=redacted-secret-1")
    #expect(own == "https://shop.example/u/jane%40mail.example?p=redacted-secret-1")
    let foreign = try open("https://evil.example/u/redacted-secret-2")
    #expect(foreign == "https://evil.example/u/redacted-secret-2")
  }

  @Test func `Cookies keep their names, credentials keep nothing, and the answer says so`() throws {
    let address = try #require(WebAddress("https://shop.example/a"))
    let response = TransferResponse(
      address: address, status: 302, httpVersion: "HTTP/1.1",
      headers: [
        TransferHeader(name: "Set-Cookie", value: "sid=abcdef123; Path=/; HttpOnly"),
        TransferHeader(name: "Location", value: "/in?token=Abc123def"),
      ], body: Array("hello".utf8), location: WebAddress("https://shop.example/in?token=Abc123def"),
      sentHeaders: [
        TransferHeader(name: "Authorization", value: "Basic eDp5"),
        TransferHeader(name: "Cookie", value: "sid=abcdef123; lang=ko"),
      ])
    let sealed = vault().seal(response, to: TransferRequest(method: .get, address: address))
    #expect(sealed.header("Set-Cookie") == "sid=redacted; Path=/; HttpOnly")
    #expect(sealed.location?.description == "https://shop.example/in?token=redacted-token-1")
    #expect(sealed.sentHeaders.map(\.value) == ["redacted", "sid=redacted; lang=redacted"])
    #expect(sealed.redactions == ["authorization", "cookie", "location", "set-cookie"])
  }
}

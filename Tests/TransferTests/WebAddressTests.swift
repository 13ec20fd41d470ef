import Testing

@testable import Transfer

/// Addresses as libcurl reads them.
struct WebAddressTests {
  @Test(arguments: [
    ("HTTPS://User:Pw@Example.COM:443/a/../b?q=1#f", "https://example.com/b?q=1#f"),
    ("http://example.com", "http://example.com/"),
    ("http://example.com:8080/x", "http://example.com:8080/x"),
    ("http://[::1]:80/", "http://[::1]/"),
    ("  http://example.com/a b ", "http://example.com/a%20b"),
    ("http://münchen.example/", "http://xn--mnchen-3ya.example/"),
    ("http://exa\nmple.com/", "http://example.com/"),
  ])
  func `An address has one form`(text: String, form: String) {
    #expect(WebAddress(text)?.description == form)
  }

  @Test(arguments: [
    ("next", "https://a.example/x/next"), ("/next", "https://a.example/next"),
    ("?q", "https://a.example/x/y?q"), ("#mark", "https://a.example/x/y#mark"),
    ("//b.example/z", "https://b.example/z"),
    ("../..//up", "https://a.example//up"), ("http://c.example/", "http://c.example/"),
  ])
  func `A link is read from its page`(link: String, form: String) throws {
    let base = try #require(WebAddress("https://a.example/x/y"))
    #expect(WebAddress(link, relativeTo: base)?.description == form)
  }

  @Test(arguments: [
    "javascript:alert(1)", "mailto:a@b.example", "file:///etc/passwd", "ftp://a.example/", "tel:1",
    "http://", "app-scheme://open",
  ])
  func `What is not http is no address`(text: String) {
    #expect(WebAddress(text) == nil)
    let base = WebAddress("https://a.example/")
    #expect(
      WebAddress(text, relativeTo: base).map { ["http", "https"].contains($0.scheme) } ?? true)
  }

  @Test func `Parts can be left out`() throws {
    let address = try #require(WebAddress("https://a.example:8443/p?q=1#f"))
    #expect(address.withoutFragment().description == "https://a.example:8443/p?q=1")
    #expect(address.withoutQuery().description == "https://a.example:8443/p")
    #expect(address.origin == "https://a.example:8443")
  }

  @Test func `An address without end is refused`() {
    #expect(WebAddress("http://a.example/" + String(repeating: "x", count: 10_000)) == nil)
  }
}

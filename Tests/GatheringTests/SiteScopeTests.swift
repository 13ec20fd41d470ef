import Testing
import Transfer

@testable import Gathering

/// Which hosts a search may enter.
struct SiteScopeTests {
  private let scope = SiteScope(
    hosts: ["ko.market.example", "help.other.example"], otherLocaleHosts: ["en.market.example"])

  @Test(arguments: [
    ("https://ko.market.example/a", true), ("https://market.example/", true),
    ("https://accounts.market.example/", true), ("https://help.other.example/", true),
    ("https://other.example/", false), ("https://en.market.example/", false),
    ("https://evilmarket.example/", false), ("https://market.example.evil/", false),
  ])
  func `The platform's own hosts are entered, others are not`(address: String, enters: Bool) throws
  {
    #expect(scope.contains(try #require(WebAddress(address))) == enters)
  }

  @Test func `A host below a public suffix does not open the suffix`() throws {
    let scope = SiteScope(hosts: ["shop.co.kr"], otherLocaleHosts: [])
    #expect(!scope.contains(try #require(WebAddress("https://bank.co.kr/"))))
  }
}

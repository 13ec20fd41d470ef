import Evidence
import Foundation
@testable import Serving
import Testing

struct RequestTests {
  private let folder: ServedFolder

  init() throws {
    folder = try ServedFolder()
    try folder.put(1, .fail)
    try Data(ServedFolder.secret.utf8).write(to: folder.url.appending(path: "report.json"))
    try Data(ServedFolder.secret.utf8).write(to: folder.url.appending(path: "journey.md"))
  }

  @Test(arguments: [
    "/snapshot/../report.json", "/snapshot/../../report.json", "/snapshot/%2e%2e/report.json",
    "/snapshot/%2E%2E/%2e./report.json", "/snapshot/..%2Freport.json",
    "/snapshot/a/..%2f../report.json",
    "/snapshot/./report.json", "/snapshot//report.json", "/snapshot///report.json",
    "/snapshot/%00/report.json", "/snapshot/shops/market/ko-KR/report.json%00.md",
    "/snapshot/%2Fetc%2Fpasswd", "/snapshot//etc/passwd", "/snapshot/%5C..%5C/report.json",
    "/snapshot/%c0%ae%c0%ae/report.json", "/snapshot/shops/market/ko-KR/steps/../../report.json",
    "/snapshot/shops/market/ko-KR/steps/%2e%2e%2freport.json", "/snapshot/%/report.json",
    "/snapshot/shops/market/ko-KR/steps/.hidden.yaml", "/snapshot/%zz/a/report.json",
    "/run/..", "/run/%2e%2e", "/run/..%2fruns", "/run/.", "/run/", "/run/%00",
    "http://localhost/", "//localhost/", "*", "etc/passwd", "/case/%ff/de", "/#x",
    "/snapshot/%+1/a",
  ])
  func `No address leads out of the site`(target: String) {
    let answer = folder.site().ask(target)
    #expect([400, 404].contains(answer.status), "\(target): \(answer.status)")
    #expect(!answer.body.contains(ServedFolder.secret) && !answer.body.contains("root:"))
  }

  @Test func `Very long addresses and heads are refused`() {
    let long = String(repeating: "a", count: 9000)
    #expect(folder.site().ask("/case/\(long)/de").status == 414)
    #expect(folder.site().ask("/snapshot/\(long.prefix(8000))/de/report.json").status == 404)
    #expect(folder.site().ask("/?q=\(long.prefix(8000))").status == 200)
    let deep = String(repeating: "/a", count: 4000)
    #expect(folder.site().ask("/snapshot\(deep)/report.json").status == 404)
  }

  @Test func `Links are not followed out of the folder`() throws {
    let snapshots = folder.url.appending(path: "snapshots/shops/market")
    let files = FileManager.default
    // A file, a folder of steps, a case, and a run that are links to what lies outside.
    try files.removeItem(at: snapshots.appending(path: "ko-KR/report.json"))
    try files.createSymbolicLink(
      at: snapshots.appending(path: "ko-KR/report.json"),
      withDestinationURL: folder.url.appending(path: "report.json"))
    try files.createSymbolicLink(
      at: snapshots.appending(path: "en-US"), withDestinationURL: folder.url)
    let runs = folder.url.appending(path: ".exitway/runs")
    try files.createSymbolicLink(
      at: runs.appending(path: "20260101T000000Z"),
      withDestinationURL: runs.appending(path: ServedFolder.run(1)))
    for target in [
      "/snapshot/shops/market/ko-KR/report.json", "/snapshot/shops/market/en-US/report.json",
      "/snapshot/shops/market/en-US/journey.md", "/run/20260101T000000Z",
    ] {
      let answer = folder.site().ask(target)
      #expect(answer.status == 404, "\(target)")
      #expect(!answer.body.contains(ServedFolder.secret))
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "X"])
  func `Only reading is allowed`(method: String) {
    let answer = folder.site().ask("/", method: method)
    #expect(answer.status == 405)
    #expect(answer.headers["allow"] == "GET, HEAD")
  }

  @Test(arguments: ["/", "/runs", "/nothing", "/case/shops/market/ko-KR", "/health"])
  func `HEAD tells what GET would, without the body`(target: String) {
    let (get, head) = (folder.site().ask(target), folder.site().ask(target, method: "HEAD"))
    #expect(head.status == get.status && head.headers == get.headers)
    #expect(head.body.isEmpty && !get.body.isEmpty)
    #expect(get.headers["content-length"] == "\(get.body.utf8.count)")
  }

  @Test(arguments: [
    "evil.example", "evil.example:8400", "localhost.evil.example", "127.0.0.1.evil.example",
    "127.0.0.2", "[::1]", "192.168.0.1:8400", "localhost:80a", "localhost@evil.example", "[::1",
    "localhost:80:80", "localhost,evil.example", "0x7f.1", "user:localhost",
  ])
  func `A site of another name is not served`(host: String) {
    let answer = folder.site().ask("/", lines: ["Host: \(host)"])
    #expect(answer.status == 421, "\(host)")
    #expect(!answer.body.contains("market"))
  }

  @Test func `The site is known as localhost, by its address, and by the names it was given`() {
    let site = folder.site(hosts: ["Reports.example"])
    for host in ["localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8400", "reports.example:443"] {
      #expect(site.ask("/", lines: ["Host: \(host)"]).status == 200, "\(host)")
    }
    let rule = HostRule()
    #expect(rule.allows("[::1]:8400", at: "::1") && !rule.allows("[::2]", at: "::1"))
  }

  @Test(arguments: [
    [], ["Host: localhost", "Host: localhost"], ["Host:"], ["Host : localhost"],
    [" Host: localhost"],
    ["Host: localhost", " folded"], ["Host: localhost", "no header"], ["Host: localhost\nX: y"],
    ["Host: localhost", "X: \u{0}"], ["Host: localhost", "X: é"],
  ])
  func `What is no proper request is refused`(lines: [String]) {
    #expect(folder.site().ask("/", lines: lines).status == 400)
  }

  @Test func `Every answer keeps browsers from running, sniffing, framing and keeping it`() throws {
    for target in ["/", "/nothing", "/health", "/snapshot/shops/market/ko-KR/report.json", "/%"] {
      let answer = folder.site().ask(target)
      let policy = try #require(answer.headers["content-security-policy"])
      #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      // The one script that may run is the report's own, by its hash.
      let scripts = policy.split(separator: "; ").filter { $0.contains("script") }
      #expect(
        scripts.allSatisfy {
          $0.hasPrefix("script-src 'sha256-") && !$0.dropFirst(12).contains(" ")
        })
      #expect(!policy.contains("unsafe"))
      #expect(answer.headers["x-content-type-options"] == "nosniff")
      #expect(answer.headers["cache-control"] == "no-store")
      #expect(answer.headers["referrer-policy"] == "no-referrer")
      #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
      #expect(answer.headers["cross-origin-opener-policy"] == "same-origin")
      #expect(answer.headers["access-control-allow-origin"] == nil)
    }
  }
}

import Testing
import Transfer

@testable import Gathering

/// Pauses, repetitions and robots.txt follow what hosts ask for.
struct MannersTests {
  private func answer(_ status: Int, _ retryAfter: String? = nil) throws
    -> Result<TransferResponse, TransferError>
  {
    let headers = retryAfter.map { [TransferHeader(name: "Retry-After", value: $0)] } ?? []
    return .success(
      TransferResponse(
        address: try #require(WebAddress("https://x.example/")), status: status,
        httpVersion: "HTTP/1.1", headers: headers, body: []))
  }

  private func decide(
    _ result: Result<TransferResponse, TransferError>, attempt: Int = 0, jitter: Double = 0.5
  ) throws -> Patience.Decision {
    Patience.decide(
      result, attempt: attempt, address: try #require(WebAddress("https://x.example/")),
      jitter: jitter)
  }

  @Test func `A wait that is asked for is kept, one that is too long is not waited for`() throws {
    #expect(try decide(answer(429, "7")) == .again(after: .seconds(7), asAsked: true))
    #expect(try decide(answer(503, "120")) == .again(after: .seconds(120), asAsked: true))
    #expect(try decide(answer(503, "3600")) == .accept)
    #expect(try decide(answer(429, "Fri, 01 Jan 2027 00:00:00 GMT")) == .accept)
  }

  @Test func `Backoff doubles, jitter moves it by half, and it ends`() throws {
    #expect(try decide(answer(503), jitter: 0) == .again(after: .milliseconds(500), asAsked: false))
    #expect(
      try decide(answer(503), jitter: 1) == .again(after: .milliseconds(1500), asAsked: false))
    #expect(
      try decide(answer(503), attempt: 1, jitter: 0.5)
        == .again(after: .milliseconds(2000), asAsked: false))
    #expect(try decide(answer(503), attempt: 2) == .accept)
  }

  @Test func `What will not pass is not repeated`() throws {
    for status in [200, 301, 401, 403, 404, 500] {
      #expect(try decide(answer(status)) == .accept)
    }
    for code in [TransferError.Code.nameNotResolved, .tls, .connectionFailed, .localAddress] {
      let error = TransferError(code, address: "x", detail: "")
      #expect(try decide(.failure(error)) == .accept)
    }
    let lost = TransferError(.connectionLost, address: "x", detail: "")
    #expect(try decide(.failure(lost)) != .accept)
  }

  @Test func `A slow host is asked less often, and an error never speeds us up`() {
    let next = { (pause: Int, latency: Int?, isError: Bool) in
      HostPacer.nextPause(
        .milliseconds(pause), floor: .seconds(1), latency: latency.map { .milliseconds($0) },
        isError: isError, longest: .seconds(60))
    }
    #expect(next(1000, 5000, false) == .milliseconds(3000))
    #expect(next(3000, 100, false) == .milliseconds(1550))
    #expect(next(1000, 10, false) == .seconds(1), "never below what was asked for")
    #expect(next(3000, 10, true) == .milliseconds(3000), "a quick error")
    #expect(next(3000, nil, true) == .milliseconds(6000), "no answer at all")
    #expect(next(50_000, 500_000, false) == .seconds(60))
  }

  @Test func `Crawl-delay is read from the own group, in whole seconds`() {
    let rules = { (text: String) in RobotsRules(text: Array(text.utf8), product: "exitway") }
    #expect(rules("User-agent: *\nCrawl-delay: 2.5\nDisallow: /x").crawlDelay == 3)
    #expect(
      rules("User-agent: *\nCrawl-delay: 9\n\nUser-agent: exitway\nCrawl-delay: 2").crawlDelay == 2)
    #expect(rules("Crawl-delay: 5\nUser-agent: *\nCrawl-delay: x").crawlDelay == nil)
    #expect(rules("").isEmpty)
  }
}

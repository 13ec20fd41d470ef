import DemoPlatforms
import Evidence
import Languages
import Scenarios
import Testing
import Transfer

@testable import Gathering

/// The demo platforms behave like real sites, and the gatherer tells the truth about them.
struct DemoVisitTests {
  private func post(
    _ session: TransferSession, _ address: String, _ fields: String
  ) async throws -> TransferResponse {
    let target = try #require(WebAddress(address))
    session.permitPost(to: target)
    return try await session.send(
      TransferRequest(
        method: .post, address: target, intent: .declaredStep,
        headers: [TransferHeader(name: "Content-Type", value: "application/x-www-form-urlencoded")],
        body: Array(fields.utf8)))
  }

  private func token(_ session: TransferSession, _ address: String) async throws -> String {
    let target = try #require(WebAddress(address))
    let page = try await session.send(TransferRequest(method: .get, address: target))
    let text = String(decoding: page.body, as: UTF8.self)
    let mark = try #require(text.firstRange(of: "name=\"csrf\" value=\""))
    return String(text[mark.upperBound...].prefix { $0 != "\"" })
  }

  /// The counter-proof of "no check ever presses it": whoever does press it loses the account.
  @Test func `The final control really deletes, but only with session, token and POST`()
    async throws
  {
    let server = try await DemoServer.start()
    let engine = try TransferEngine()
    let session = try engine.session(SessionOptions(userAgent: "t", allowsLocalAddresses: true))
    let site = "http://en.good-exit.localhost:\(server.port)"
    let password = DemoServer.password.replacing(" ", with: "+")

    _ = try await post(session, "\(site)/settings/delete/done", "csrf=guessed")
    #expect(await server.accountExists(on: "good-exit"))
    let wrong = try await token(session, "\(site)/login")
    let refused = try await post(
      session, "\(site)/login/check", "csrf=\(wrong)&email=\(DemoServer.user)&password=no")
    #expect(refused.status == 200)
    #expect(String(decoding: refused.body, as: UTF8.self).contains("password is wrong"))

    let csrf = try await token(session, "\(site)/login")
    let login = "csrf=\(csrf)&email=\(DemoServer.user)&password=\(password)"
    #expect(try await post(session, "\(site)/login/check", login).location?.path == "/account")
    let get = TransferRequest(
      method: .get, address: try #require(WebAddress("\(site)/settings/delete/done")))
    #expect(try await session.send(get).status == 404)
    #expect(await server.accountExists(on: "good-exit"))

    let final = try await token(session, "\(site)/settings/delete")
    _ = try await post(session, "\(site)/settings/delete/done", "csrf=\(final)&password=x")
    #expect(await !server.accountExists(on: "good-exit"))
    let again = try await token(session, "\(site)/login")
    let gone = "csrf=\(again)&email=\(DemoServer.user)&password=\(password)"
    #expect(try await post(session, "\(site)/login/check", gone).location == nil)
    await engine.shutdown()
    await server.stop()
  }

  @Test func `Every page has the weight and the noise of a real one`() async throws {
    let server = try await DemoServer.start()
    let engine = try TransferEngine()
    let session = try engine.session(SessionOptions(userAgent: "t", allowsLocalAddresses: true))
    for language in ["ko", "en", "de"] {
      let address = try #require(
        WebAddress("http://\(language).seven-steps.localhost:\(server.port)/help"))
      let request = TransferRequest(method: .get, address: address)
      let (first, second) = (try await session.send(request), try await session.send(request))
      #expect(first.body.count > 30_000)
      #expect(first.body != second.body)
      #expect(first.header("Content-Language") == language)
      #expect(String(decoding: first.body, as: UTF8.self).contains("<html lang=\"\(language)\">"))
    }
    await engine.shutdown()
    await server.stop()
  }

  private func gather(
    _ text: String, port: UInt16, locale: String = "ko-KR"
  ) async throws -> CaseEvidence {
    let scenario = try Scenario(demo: text, port: port).resolve(
      #require(LocaleTag(locale)), environment: ["PASSWORD": DemoServer.password])
    let engine = try TransferEngine()
    let gatherer = try CaseGatherer(
      engine: engine, options: GatheringOptions(userAgent: "exitway-test"),
      model: LanguageModel.load())
    let gathered = await gatherer.gather(scenario)
    await engine.shutdown()
    return gathered.evidence
  }

  private static let login = """
    session:
      login:
        page: http://${host}/login
        fields: {email: demo@exitway.example, password: "${env.PASSWORD}"}
      signed-in: {control: log-out}
    """

  @Test func `Without a session the account is behind a log-in, the public part is still seen`()
    async throws
  {
    let server = try await DemoServer.start()
    let evidence = try await gather("host: ko.good-exit", port: server.port)
    #expect(evidence.delete.failure?.reason == .noSession)
    #expect(evidence.signup.value?.final != nil)
    #expect(evidence.publicInfo.value?.page != nil)
    await server.stop()
  }

  @Test func `A password prompt that is not declared ends the walk, with the steps seen so far`()
    async throws
  {
    let server = try await DemoServer.start()
    let evidence = try await gather(
      "host: ko.asks-twice-for-password\n" + Self.login, port: server.port)
    let journey = try evidence.delete.get()
    #expect(journey.final == nil)
    #expect(journey.ended?.reason == .needsDeclaredStep)
    #expect(journey.counts.nav == 1)
    #expect(journey.steps.count == 3)
    let posts = await server.requests().filter { $0.method == "POST" }
    #expect(posts.map(\.path) == ["/login/check"])
    await server.stop()
  }

  @Test func `Leaving by mail only is a change of channel, not an online way out`() async throws {
    let server = try await DemoServer.start()
    let evidence = try await gather("host: ko.mail-only\n" + Self.login, port: server.port)
    let journey = try evidence.delete.get()
    #expect(journey.final == nil)
    #expect(journey.channels == ["mail"])
    #expect(journey.counts.channelSwitches == 1)
    await server.stop()
  }

  @Test func `The same answers give the same evidence`() async throws {
    let server = try await DemoServer.start()
    let text = "host: de.buried-behind-expander\n" + Self.login
    let first = try await gather(text, port: server.port, locale: "de-DE")
    let second = try await gather(text, port: server.port, locale: "de-DE")
    let bytes = (try CanonicalJSON.encode(first), try CanonicalJSON.encode(second))
    #expect(bytes.0 == bytes.1)
    await server.stop()
  }
}

extension Scenario {
  /// A scenario for a demo host: `host: <label>.<platform>`, and a session if there is one.
  fileprivate init(demo text: String, port: UInt16) throws {
    let host = text.split(separator: "\n")[0].dropFirst("host: ".count)
    let rest = text.split(separator: "\n").dropFirst().joined(separator: "\n")
    let tag = host.hasPrefix("ko") ? "ko-KR" : "de-DE"
    let yaml = """
      platform: Demo
      locales: {\(tag): {host: "\(host).localhost:\(port)"}}
      start: {home: "http://${host}/", account: "http://${host}/account"}
      \(rest)
      """
    let names = KnownNames(profiles: ["core"], rules: [], purposes: ["log-out"])
    self = try ScenarioLoader(names: names).load(text: yaml, file: "demo.yaml")
  }
}

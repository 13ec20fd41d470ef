import Evidence
import Languages
import Scenarios
import Synchronization
import TestSupport
import Testing
import Transfer

@testable import Gathering

/// A small real site whose way out a test walks; whoever asks is signed in.
struct JourneySite {
  /// Pages by path and query; everything else is missing.
  let pages: [String: String]
  var language = "en-US"
  /// Lines of the scenario besides platform, locale and home.
  var more = ""

  struct Visit {
    var evidence: CaseEvidence
    /// Paths that were asked for, in order; robots.txt excepted.
    var asked: [String]

    /// The way out.
    var delete: JourneyRecord {
      get throws { try evidence.delete.get() }
    }

    /// Labels of the steps.
    var labels: [String] {
      get throws { try delete.steps.map(\.label) }
    }

    /// The label of the final control; nil where none was found.
    var final: String? {
      get throws {
        try delete.final.flatMap { evidence.control($0)?.control.label }
      }
    }
  }

  /// Starts the site, visits it, and stops it.
  func visit(known: [WalkStep] = []) async throws -> Visit {
    let asked = Mutex<[String]>([])
    let server = try RawServer.site { request in
      if request.target != "/robots.txt" {
        asked.withLock { $0.append("\(request.method) \(request.target)") }
      }
      guard let page = pages[request.target] else {
        return RawServer.html("<h1>Page not found</h1>", status: "404 Not Found")
      }
      return RawServer.html(page)
    }
    defer { server.stop() }
    let text = """
      platform: Site
      locales: {\(language): {host: "127.0.0.1:\(server.port)"}}
      \(more.contains("start:") ? "" : "start: {home: \"http://${host}/\"}")
      \(more)
      """
    let names = KnownNames(profiles: ["core"], rules: [], purposes: Purpose.names)
    let scenario = try ScenarioLoader(names: names).load(text: text, file: "site.yaml")
      .resolve(#require(LocaleTag(language)), environment: [:])
    let engine = try TransferEngine()
    let gatherer = try CaseGatherer(
      engine: engine, options: GatheringOptions(userAgent: "exitway-test", fetches: 1),
      model: LanguageModel.load())
    let gathered = await gatherer.gather(scenario, known: known)
    await engine.shutdown()
    return Visit(evidence: gathered.evidence, asked: asked.withLock { $0 })
  }

  /// A home page with one link, and the page that it leads to.
  static func leading(to page: String, more: [String: String] = [:]) -> JourneySite {
    var pages = [
      "/": "<h1>Home</h1><main><p><a href=/leave>Delete account</a></main>", "/leave": page,
    ]
    pages.merge(more) { $1 }
    return JourneySite(pages: pages)
  }
}

import Foundation
import TestSupport
import Testing

/// A real application that others wrote: DokuWiki, which lets its readers remove their account.
@Suite(.serialized)
struct RealSiteTests {
  private struct Report: Decodable {
    struct Case: Decodable {
      struct Journey: Decodable {
        var counts: [String: Int]
        var steps: [String]
        var ended: Ended?
      }
      struct Ended: Decodable {
        var reason: String
      }
      var delete: Journey?
      var signup: Journey?
    }
    struct Manners: Decodable {
      var requests: Int
    }
    var cases: [Case]
    var manners: [Manners]
  }

  private func check(
    _ wiki: DokuWiki, _ folder: TemporaryFolder, locale: String
  ) async throws -> Report {
    let scenario = folder.url.appending(path: "wiki.yaml")
    let text = """
      platform: Reading wiki
      locales: {\(locale): {host: "127.0.0.1:\(wiki.port)"}}
      start: {home: "http://${host}/doku.php"}
      session:
        login:
          page: http://${host}/doku.php?id=start&do=login
          fields: {u: \(DokuWiki.user), p: "${env.WIKI_PASSWORD}"}
      """
    try text.write(to: scenario, atomically: true, encoding: .utf8)
    let run = try await ToolRun(
      ["check", scenario.path(), "--output", folder.url.path(), "--report", "json", "-q"],
      environment: ["WIKI_PASSWORD": DokuWiki.password])
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  @Test(arguments: [
    ("ko", "ko-KR", "프로필 업데이트", "내 계정 제거"), ("ja", "ja-JP", "ユーザー情報の更新", "自分のアカウントを抹消する"),
    ("de", "de-DE", "Benutzerprofil", "Benutzerprofil löschen"),
    ("fr", "fr-FR", "Mettre à jour le profil", "Supprimer mon compte"),
    ("ar", "ar-SA", "حدث الملف الشخصي", "احذف حسابي الخاص"),
  ])
  func `The way out is found with nothing but an address and a log-in`(
    language: String, locale: String, profile: String, final: String
  ) async throws {
    let wiki = try DokuWiki(language: language)
    defer { wiki.stop() }
    let report = try await check(wiki, TemporaryFolder(), locale: locale)
    let journey = try #require(report.cases.first?.delete)
    #expect(journey.ended == nil)
    #expect(journey.counts["nav"] == 1 && journey.counts["flow"] == 1)
    #expect(journey.counts["identityChecks"] == 1 && journey.counts["fieldsRequired"] == 2)
    #expect(journey.steps.first?.contains("follow \"\(profile)\"") == true)
    #expect(journey.steps.last?.contains("finish \"\(final)\"") == true)
    #expect(report.manners.reduce(0) { $0 + $1.requests } <= 40)
    #expect(report.cases.first?.signup?.counts["flow"] == 2)
    #expect(wiki.accountExists)
  }

  @Test func `Where removing the account is switched off, nothing is claimed`() async throws {
    let wiki = try DokuWiki(language: "en", disabled: "profile_delete")
    defer { wiki.stop() }
    let report = try await check(wiki, TemporaryFolder(), locale: "en-US")
    #expect(report.cases.first?.delete?.ended?.reason == "not-found")
    #expect(report.manners.reduce(0) { $0 + $1.requests } <= 41)
    #expect(wiki.accountExists)
  }
}

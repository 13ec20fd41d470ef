package import Evidence
import Languages
import Pages
package import Scenarios
import Transfer

/// What became of one page that a scenario names.
package struct ProbedStart: Sendable {
  /// What the page with the log-in form is called.
  package static let logIn = "log-in page"

  /// `home`, `account`, …, or ``logIn``.
  package var name: String
  /// As the scenario writes it, with its variables.
  package var template: String
  /// The answer; a page with an obstacle is one.
  package var page: Observation<ProbedPage>
}

/// An answer to a probe.
package struct ProbedPage: Sendable, Codable, Hashable {
  package var status: Int
  package var kind: PageKind
  /// Where it answered, with the scenario's variables.
  package var address: String
  /// Why it is not what a person came for.
  package var obstacle: EvidenceFailure?
  /// Why it is not the page that the scenario's proof describes; nil where none is declared as well.
  package var proof: EvidenceFailure?
  package var hasProof: Bool
  package var asksToLogIn: Bool
  package var languages: LanguageLedger
  /// What the second fetch said; missing where there was none.
  package var second: Observation<SecondReading>
}

/// A second fetch held against the first.
package struct SecondReading: Sendable, Codable, Hashable {
  /// False where they are not one page with parts that vary.
  package var isEqual: Bool
  package var varies: [Variation]
}

extension CaseGatherer {
  /// Reads every page that a scenario names twice, with all manners; nothing is followed.
  ///
  /// - Parameters:
  ///   - scenario: the case.
  ///   - signsIn: whether the declared session is tried as well.
  /// - Returns: the pages in the order of their names, the log-in page last, and what became of the
  ///   session; nil where it was not tried.
  /// - Throws: why nothing could be asked.
  package func probe(
    _ scenario: ResolvedScenario, signsIn: Bool
  ) async throws(EvidenceFailure) -> (starts: [ProbedStart], session: CaseEvidence.SessionState?) {
    var scenario = scenario
    if !signsIn { scenario.session = .none }
    let visit = try makeVisit(scenario, .network, ledger: ExchangeLedger())
    defer { visit.close() }
    let probe = StartProbe(scenario: scenario, visitor: visit.guest)
    var starts: [ProbedStart] = []
    for start in scenario.start.sorted(by: { $0.name < $1.name }) {
      starts.append(await probe.look(at: start.value, named: start.name, start.proof, .read))
    }
    if let page = scenario.logInPage {
      starts.append(await probe.look(at: page, named: ProbedStart.logIn, nil, .login))
    }
    let declaresSession = signsIn && scenario.session != .none
    return (starts, declaresSession ? await visit.signIn() : nil)
  }
}

/// Looks at single pages as a visitor without an account.
private struct StartProbe {
  let scenario: ResolvedScenario
  let visitor: Visitor

  func look(
    at text: String, named name: String, _ sign: ResolvedScenario.Sign?,
    _ intent: TransferRequest.Intent
  ) async -> ProbedStart {
    let page: Observation<ProbedPage>
    do throws(EvidenceFailure) {
      guard let address = WebAddress(text) else {
        throw EvidenceFailure(.internal, "the address cannot be read")
      }
      page = .observed(try await look(at: address, sign, intent))
    } catch {
      page = .missing(error)
    }
    return ProbedStart(
      name: name, template: scenario.template(for: text), page: page)
  }

  private func look(
    at address: WebAddress, _ sign: ResolvedScenario.Sign?, _ intent: TransferRequest.Intent
  ) async throws(EvidenceFailure) -> ProbedPage {
    let page = try await visitor.open(address, intent: intent)
    let maker = EvidenceMaker(template: { [scenario] in scenario.template(for: $0) })
    let record = maker.record(page, id: "p1")
    return ProbedPage(
      status: page.status, kind: record.kind, address: record.finalAddress,
      obstacle: page.obstacle, proof: Self.failure(of: sign, on: page), hasProof: sign != nil,
      asksToLogIn: page.model.asksToLogIn, languages: page.languages,
      second: await second(record, of: page, intent, maker))
  }

  private static func failure(
    of sign: ResolvedScenario.Sign?, on page: VisitedPage
  ) -> EvidenceFailure? {
    do throws(EvidenceFailure) {
      try PageProof(sign: sign).check(page)
      return nil
    } catch {
      return error
    }
  }

  private func second(
    _ first: PageRecord, of page: VisitedPage, _ intent: TransferRequest.Intent,
    _ maker: EvidenceMaker
  ) async -> Observation<SecondReading> {
    // Reading a page that asks for a code again may send another one.
    guard RepeatedReading.mayBeRepeated(page) else {
      return .missing(EvidenceFailure(.needsDeclaredStep, "the page asks for a code"))
    }
    do throws(EvidenceFailure) {
      let again = maker.record(try await visitor.readAgain(page, intent: intent), id: "p1")
      return switch PageAgreement(first, again) {
      case .same: .observed(SecondReading(isEqual: true, varies: []))
      case .varies(let places): .observed(SecondReading(isEqual: true, varies: places))
      case .different: .observed(SecondReading(isEqual: false, varies: []))
      }
    } catch {
      return .missing(error)
    }
  }
}

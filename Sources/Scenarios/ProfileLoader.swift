import Yams

/// Reads profile files as strictly as scenarios.
package struct ProfileLoader {
  private let rules: [String]

  /// Makes a loader.
  ///
  /// - Parameter rules: ids of the rules there are; a profile that maps another one is refused.
  package init(rules: [String]) {
    self.rules = rules
  }

  /// Reads one file.
  ///
  /// - Returns: the profile.
  /// - Throws: all problems of the file.
  package func load(_ file: String) throws(ScenarioProblems) -> NormProfile {
    let log = ProblemLog(file: file)
    let root = NodeReader(node: try YAMLFile.read(file), name: "", log: log)
    let profile = profile(root)
    guard let profile, log.problems.isEmpty else { throw ScenarioProblems(log.problems) }
    return profile
  }

  private func profile(_ root: NodeReader) -> NormProfile? {
    let keys = root.mapping([
      "id", "instrument", "jurisdiction", "status", "valid-from", "as-of", "source", "note",
      "guidance", "rules",
    ])
    let id = root.require("id", in: keys)?.text()
    let instrument = root.require("instrument", in: keys)?.text()
    let jurisdiction = root.require("jurisdiction", in: keys)?.text()
    let status = root.require("status", in: keys)?
      .word(among: NormProfile.Status.allCases.map(\.rawValue)).flatMap(NormProfile.Status.init)
    let asOf = root.require("as-of", in: keys)?.text()
    let source = root.require("source", in: keys)?.text()
    let mappings = root.require("rules", in: keys).map(self.mappings) ?? []
    guard let id, let instrument, let jurisdiction, let status, let asOf, let source else {
      return nil
    }
    return NormProfile(
      id: id, instrument: instrument, jurisdiction: jurisdiction, status: status,
      validFrom: keys["valid-from"]?.text(), asOf: asOf, source: source,
      note: keys["note"]?.text(), isGuidance: keys["guidance"]?.truth() ?? false, rules: mappings)
  }

  private func mappings(_ reader: NodeReader) -> [NormProfile.Mapping] {
    reader.mapping(rules).sorted { $0.key < $1.key }.compactMap { rule, value in
      let keys = value.mapping(["article", "basis", "thresholds", "outcomes"])
      let article = value.require("article", in: keys)?.text()
      let basis = value.require("basis", in: keys)?
        .word(among: NormProfile.Basis.allCases.map(\.rawValue)).flatMap(NormProfile.Basis.init)
      guard let article, let basis else { return nil }
      return NormProfile.Mapping(
        rule: rule, article: article, basis: basis,
        thresholds: keys["thresholds"].map(numbers) ?? [:],
        outcomes: keys["outcomes"].map(outcomes) ?? [:])
    }
  }

  private func numbers(_ reader: NodeReader) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for entry in reader.entries() { numbers[entry.key] = entry.value.number(0...1000) }
    return numbers
  }

  private func outcomes(_ reader: NodeReader) -> [String: String] {
    let known = ["pass", "warn", "fail", "cantTell", "notApplicable"]
    return reader.mapping(known).compactMapValues { $0.word(among: known) }
  }
}

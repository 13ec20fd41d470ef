/// The part of SARIF 2.1.0 (OASIS standard, 27 March 2020) that reports use; names are the standard's.
struct SARIFLog: Encodable {
  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Message: Encodable {
    var text: String
  }

  struct Run: Encodable {
    struct Tool: Encodable {
      var driver: Driver
    }
    struct Base: Encodable {
      var description: Message
    }
    struct Properties: Encodable {
      var ruleSet: String
      var summary: String
      var time: String?
    }
    var tool: Tool
    var originalUriBaseIds: [String: Base]
    var results: [Result]
    var properties: Properties
  }

  struct Driver: Encodable {
    var name = "exitway"
    var version: String
    var rules: [Rule]
  }

  struct Rule: Encodable {
    struct Properties: Encodable {
      var dimension: String
      var severity: String
      var tags: [String]
    }
    var id: String
    var name: String?
    var shortDescription: Message?
    var fullDescription: Message?
    var help: Message?
    var properties: Properties
  }

  struct Result: Encodable {
    /// Accepted, as it has no status (section 3.35.3).
    struct Suppression: Encodable {
      /// The expectation stands in the file that the result is shown in.
      var kind = "inSource"
      var justification: String
    }
    struct Properties: Encodable {
      struct Norm: Encodable {
        var profile: String
        var article: String
        var basis: String
        var outcome: String
      }
      var caseID: String
      var platform: String
      var outcome: String
      var reason: String?
      var quote: String?
      var norms: [Norm]
    }
    var ruleId: String
    var ruleIndex: Int
    var kind: String
    var level: String
    var message: Message
    var locations: [Location]
    var partialFingerprints: [String: String]
    var baselineState: String?
    var suppressions: [Suppression]?
    var properties: Properties
  }

  struct Location: Encodable {
    struct Physical: Encodable {
      struct Artifact: Encodable {
        var uri: String
        var uriBaseId: String?
      }
      struct Region: Encodable {
        var startLine: Int
      }
      var artifactLocation: Artifact
      var region: Region
    }
    struct Logical: Encodable {
      var name: String
      var fullyQualifiedName: String
      var kind: String
    }
    var physicalLocation: Physical?
    var logicalLocations: [Logical]
  }
}

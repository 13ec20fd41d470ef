/// Canonical JSON with this module's errors and a check of the version before the content.
package enum StoredJSON {
  private struct Head: Decodable {
    var version: Int
  }

  /// Encodes a value that is to be written to a path.
  package static func encode(_ value: some Encodable, _ path: String) throws(EvidenceError)
    -> [UInt8]
  {
    do {
      return try CanonicalJSON.encode(value)
    } catch {
      throw EvidenceError(.notJSON, path: path, detail: "the value has no JSON form")
    }
  }

  /// Decodes what was read from a path.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, _ bytes: [UInt8], _ path: String, newest: Int
  ) throws(EvidenceError) -> Value {
    guard let head = try? CanonicalJSON.decode(Head.self, from: bytes) else {
      throw EvidenceError(.notJSON, path: path, detail: "there is no JSON object with a version")
    }
    guard head.version <= newest else {
      throw EvidenceError(
        .versionTooNew, path: path,
        detail: "its version is \(head.version), this exitway reads up to \(newest)")
    }
    do {
      return try CanonicalJSON.decode(type, from: bytes)
    } catch {
      throw EvidenceError(.notJSON, path: path, detail: "a field is missing or has a wrong type")
    }
  }
}

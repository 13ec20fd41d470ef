import Evidence
import Foundation
import Recording

/// Looks for secrets in every file below a folder, as they are, encoded, and inside packed recordings.
struct SecretSearch {
  /// Secrets by name.
  let values: [String: String]

  /// A file that holds a secret; its value is not repeated.
  struct Place: CustomStringConvertible {
    var path: String
    var name: String
    var description: String { "\(path): holds the value of \(name)" }
  }

  /// Every place, sorted.
  func search(_ folder: String) -> [Place] {
    let forms = values.sorted { $0.key < $1.key }.map { name, value in
      (name: name, forms: Self.forms(value))
    }
    var places: [Place] = []
    var waiting = [folder]
    while let folder = waiting.popLast() {
      for name in AtomicFile.names(in: folder).reversed() {
        let path = "\(folder)/\(name)"
        if AtomicFile.isOwnFolder(path) {
          waiting.append(path)
        } else if let bytes = try? AtomicFile.read(path) {
          let contents = [Data(bytes), Data(path.utf8)] + unpacked(bytes, path)
          for secret in forms
          where contents.contains(where: { data in
            secret.forms.contains { data.range(of: $0) != nil }
          }) {
            places.append(Place(path: path, name: secret.name))
          }
        }
      }
    }
    return places.sorted { ($0.path, $0.name) < ($1.path, $1.name) }
  }

  private func unpacked(_ bytes: [UInt8], _ path: String) -> [Data] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return [] }
    return PackedFile.members(bytes).map { Data($0) }
  }

  private static func forms(_ value: String) -> [Data] {
    let encoded =
      value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? value
    return Set([
      value, encoded, encoded.replacing("%20", with: "+"),
      Data(value.utf8).base64EncodedString(),
    ]).map { Data($0.utf8) }
  }
}

import Evidence
import Foundation

/// The ways in which a page repeats what it was given, found out on ways of their own.
enum SecretForms {
  /// In lower case, as far as ASCII goes.
  static func of(_ secret: String) -> [[UInt8]] {
    let secret = secret.precomposedStringWithCanonicalMapping
    let json = (try? JSONEncoder().encode([secret])).map { Array($0.dropFirst(2).dropLast(2)) }
    let unreserved = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    let percent = secret.addingPercentEncoding(withAllowedCharacters: unreserved) ?? secret
    return [Array(secret.utf8), Array(percent.utf8), json ?? []].filter { !$0.isEmpty }
      .map { $0.map(ASCII.lowered) }
  }
}

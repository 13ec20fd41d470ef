import Foundation

/// JSON that is the same bytes for the same value: sorted keys, one item a line, NFC, final newline.
///
/// Evidence holds only integers, so number forms (`1` for `1.0`) cannot differ.
package enum CanonicalJSON {
  /// Encodes a value.
  ///
  /// - Throws: `EncodingError` where the value has a non-conforming float, which evidence never has.
  package static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    let text = String(decoding: data, as: UTF8.self).precomposedStringWithCanonicalMapping
    return Array((text + "\n").utf8)
  }

  /// Decodes what ``encode(_:)`` wrote.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws
    -> Value
  {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}

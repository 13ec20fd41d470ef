import Evidence
import Foundation

/// A file with secrets, one `NAME=value` a line, for those who do not want them in the environment.
enum SecretsFile {
  /// The variables of a file; comments and empty lines are passed over, quotes around a value are
  /// taken off.
  static func read(_ path: String) throws(InputFault) -> [String: String] {
    let bytes: [UInt8]?
    do throws(EvidenceError) {
      bytes = try AtomicFile.read(path)
    } catch {
      throw InputFault("\(error)")
    }
    guard let bytes else { throw InputFault("\(path): there is no such file") }
    var values: [String: String] = [:]
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty || text.hasPrefix("#") { continue }
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw InputFault("\(path):\(index + 1): expected NAME=value")
      }
      var name = text[..<sign].trimmingCharacters(in: .whitespaces)
      if name.hasPrefix("export ") { name = String(name.dropFirst(7)) }
      var value = text[text.index(after: sign)...].trimmingCharacters(in: .whitespaces)
      for quote in ["\"", "'"]
      where value.count >= 2 && value.hasPrefix(quote) && value.hasSuffix(quote) {
        value = String(value.dropFirst().dropLast())
        break
      }
      values[name] = value
    }
    return values
  }
}

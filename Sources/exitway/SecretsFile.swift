import Evidence
import Foundation

/// A file with secrets, one `NAME=value` a line, for those who do not want them in the environment.
enum SecretsFile {
  /// What is wrong with the file; the values themselves are never told.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// The variables of a file; comments and empty lines are passed over, quotes around a value are
  /// taken off.
  static func read(_ path: String) throws(Fault) -> [String: String] {
    let bytes: [UInt8]?
    do throws(EvidenceError) {
      bytes = try AtomicFile.read(path)
    } catch {
      throw Fault(description: "\(error)")
    }
    guard let bytes else { throw Fault(description: "\(path): there is no such file") }
    var values: [String: String] = [:]
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty || text.hasPrefix("#") { continue }
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw Fault(description: "\(path):\(index + 1): expected NAME=value")
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

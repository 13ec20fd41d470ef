import Evidence
import Transfer

/// Reads a folder of pages that a person saved with a browser.
///
/// Which address each file had stands in `index.tsv`: one line a file, its name, a tab, the address,
/// and where they matter a tab and the status, and a tab and the content type. A file without a line
/// is taken if the browser wrote its address into it (`saved from url=`).
struct SavedPages {
  private let folder: String
  private static let index = "index.tsv"

  private struct Line {
    var file: String
    var address: WebAddress
    var status = 200
    var type: String?
  }

  init(folder: String) { self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder }

  func read() throws(RecordingError) -> CapturedPages {
    var pages = CapturedPages()
    let lines = try lines()
    for line in lines {
      guard let body = try contents(line.file) else {
        throw RecordingError(
          .malformed, path: "\(folder)/\(Self.index)", detail: "there is no file \(line.file)")
      }
      pages.add(page(body, line))
    }
    let known = Set(lines.map(\.file))
    for name in AtomicFile.names(in: folder) where !known.contains(name) && Self.isPage(name) {
      guard let body = try contents(name), let address = Self.savedFrom(body) else { continue }
      pages.add(page(body, Line(file: name, address: address)))
    }
    return pages
  }

  private func page(_ body: [UInt8], _ line: Line) -> TransferResponse {
    // Without a type of its own the page's bytes decide about their encoding.
    let type = TransferHeader(name: "Content-Type", value: line.type ?? "text/html")
    return TransferResponse(
      captured: line.address, status: line.status, headers: [type], body: body)
  }

  private func lines() throws(RecordingError) -> [Line] {
    guard let bytes = try contents(Self.index) else { return [] }
    var lines: [Line] = []
    let text = String(decoding: bytes, as: UTF8.self)
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 2, let address = WebAddress(fields[1]) else {
        throw fault(number + 1, "expected a file's name, a tab and its http or https address")
      }
      guard !fields[0].split(separator: "/").contains(".."), !fields[0].hasPrefix("/") else {
        throw fault(number + 1, "the file lies outside of the folder")
      }
      var entry = Line(file: fields[0], address: address)
      if fields.count > 2, !fields[2].isEmpty {
        guard let status = Int(fields[2]), (100...599).contains(status) else {
          throw fault(number + 1, "\"\(fields[2])\" is no HTTP status")
        }
        entry.status = status
      }
      if fields.count > 3, !fields[3].isEmpty { entry.type = fields[3] }
      lines.append(entry)
    }
    return lines
  }

  private func fault(_ line: Int, _ detail: String) -> RecordingError {
    RecordingError(.malformed, path: "\(folder)/\(Self.index):\(line)", detail: detail)
  }

  private func contents(_ name: String) throws(RecordingError) -> [UInt8]? {
    do throws(EvidenceError) {
      return try AtomicFile.read("\(folder)/\(name)")
    } catch {
      throw RecordingError(.file, path: "\(folder)/\(name)", detail: error.detail)
    }
  }

  private static func isPage(_ name: String) -> Bool {
    [".html", ".htm", ".xhtml"].contains { name.lowercased().hasSuffix($0) }
  }

  /// `<!-- saved from url=(0026)https://www.example.com/ -->`, as browsers write it, or the `url:` of
  /// a page saved in one file.
  private static func savedFrom(_ body: [UInt8]) -> WebAddress? {
    let head = String(decoding: body.prefix(4096), as: UTF8.self)
    if let mark = head.firstRange(of: "saved from url=(") {
      let rest = head[mark.upperBound...].drop { $0 != ")" }.dropFirst()
      return WebAddress(String(rest.prefix { !$0.isWhitespace }))
    }
    guard head.contains("SingleFile"), let mark = head.firstRange(of: "url: ") else { return nil }
    return WebAddress(String(head[mark.upperBound...].prefix { !$0.isWhitespace }))
  }
}

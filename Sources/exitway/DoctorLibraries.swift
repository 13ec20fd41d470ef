import Conformance
import Evidence
import Foundation
import Languages
import Operations
import Pages
import Transfer

/// What exitway is made of: libraries, data files, and the certificates that TLS is checked against.
struct DoctorLibraries {
  var checks: [DoctorCheck] { [libraries] + data + [certificates] }

  private var libraries: DoctorCheck {
    let fetching = Tool.libraries
    let names = [fetching, ParserVersion.text, SQLiteVersion.text].compactMap(\.self)
    let missing = ["OpenSSL": "https", "nghttp2": "HTTP/2", "brotli": "brotli"]
      .filter { !fetching.contains($0.key) }.map(\.value).sorted()
    let detail = names.joined(separator: " ")
    guard missing.isEmpty else {
      return .warning(
        "libraries", "\(detail), without \(missing.joined(separator: ", "))",
        "apt-get install libcurl4: sites may be told otherwise than a browser is")
    }
    return .ok("libraries", detail)
  }

  /// A program whose data is gone ends at once, so it is looked for before it is read.
  private var data: [DoctorCheck] {
    let targets = ["Conformance", "DemoPlatforms", "Languages", "Rendering", "Scenarios"]
    let names = targets.map { "exitway_\($0).resources" }
    let missing = names.filter { !AtomicFile.isFolder(InstalledFiles.folder + "/" + $0) }
    guard missing.isEmpty else {
      return [
        .failure(
          "data", "\(missing.joined(separator: ", ")): not in \(InstalledFiles.folder)",
          "install it anew: make install")
      ]
    }
    do {
      _ = try LanguageModel.load()
      _ = try Vocabulary.load(for: [.english])
    } catch {
      return [.failure("data", "\(error)", "install it anew: make install")]
    }
    return [
      .ok("data", "language model and vocabulary in \(InstalledFiles.folder)"),
      .ok("norms", NormLibrary.ids.joined(separator: ", ")),
    ]
  }

  private var certificates: DoctorCheck {
    let hint = "apt-get install ca-certificates; or name a file: check --cacert"
    guard let path = TransferEngine.certificateFile else {
      return .warning("certificates", "libcurl names no file of them", hint)
    }
    guard let text = try? String(contentsOfFile: path, encoding: .isoLatin1) else {
      return .failure("certificates", "\(path) cannot be read; no https site can be checked", hint)
    }
    let count = text.split(separator: "\n").count { $0.hasPrefix("-----BEGIN") }
    return count > 0
      ? .ok("certificates", "\(count) in \(path)")
      : .failure("certificates", "\(path) holds none; no https site can be checked", hint)
  }
}

import FuzzTargets
import Foundation
import TestSupport
import Transfer

/// Fetches and reads pages again and again; memory and open files must not grow.
///
/// Arguments: the number of pages, by how many MiB memory may grow, the folder of the fuzzer's kept
/// inputs.
@main
struct Soak {
  /// What is set up once: tables, caches of pages' texts, threads.
  private static let warmUp = 2000

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[1]), let growth = Int(arguments[2]) else {
      print("usage: exitway-soak PAGES MEBIBYTES FOLDER")
      exit(2)
    }
    let pages = try contents(of: arguments[3] + "/page")
    let server = try RawServer { request in
      let number = request.split(separator: " ").dropFirst().first.flatMap {
        Int($0.dropFirst())
      }
      let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
      return .bytes(Array(head.utf8) + pages[(number ?? 0) % pages.count])
    }
    let engine = try TransferEngine(maximumTransfers: 8)
    let session = try engine.session(
      SessionOptions(userAgent: "exitway-soak", allowsLocalAddresses: true))
    try await visit(0..<warmUp, server, session)
    let before = Usage.now()
    try await visit(warmUp..<(warmUp + count), server, session)
    let after = Usage.now()
    await engine.shutdown()
    server.stop()
    print("after \(warmUp) pages: \(before); after \(count) more: \(after)")
    let isFlat = after.files <= before.files && after.mebibytes - before.mebibytes <= growth
    if !isFlat { print("memory or open files have grown") }
    exit(isFlat ? 0 : 1)
  }

  private static func visit(
    _ numbers: Range<Int>, _ server: RawServer, _ session: TransferSession
  ) async throws {
    for number in numbers {
      guard let address = WebAddress(server.address("/\(number)")) else { continue }
      let response = try await session.send(TransferRequest(method: .get, address: address))
      try FuzzTarget.page.read(response.body)
      try FuzzTarget.redaction.read(Array("minji@mail.example\n".utf8) + response.body)
    }
  }

  private static func contents(of folder: String) throws -> [[UInt8]] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try files.map { Array(try Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
  }
}

/// What the process holds.
struct Usage: CustomStringConvertible {
  var mebibytes: Int
  var files: Int

  var description: String { "\(mebibytes) MiB, \(files) open files" }

  /// From proc(5): resident pages of 4 KiB, and one name an open file.
  static func now() -> Usage {
    let sizes = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let resident = sizes.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return Usage(mebibytes: resident / 256, files: files.count)
  }
}

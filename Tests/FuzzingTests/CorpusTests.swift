import Foundation
import FuzzTargets
import Testing

/// The fuzzer's kept inputs, and inputs made of them, through the functions that the fuzzer calls.
///
/// A crash ends the test run, which names the last test; docs/fuzzing.md says how to look closer.
struct CorpusTests {
  private static func seeds(of target: FuzzTarget) throws -> [[UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fuzzing/Corpus/\(target.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.sorted { $0.path() < $1.path() }.map { Array(try Data(contentsOf: $0)) }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `Every kept input keeps the promises`(target: FuzzTarget) throws {
    let seeds = try Self.seeds(of: target)
    #expect(seeds.count > 1)
    for seed in seeds { try target.read(seed) }
    try target.read([])
  }

  @Test(arguments: FuzzTarget.allCases)
  func `Broken, cut and joined inputs keep the promises`(target: FuzzTarget) throws {
    let seeds = try Self.seeds(of: target)
    var mutator = Mutator(seed: 20_261_126)
    for _ in 0..<300 { try target.read(mutator.changed(seeds)) }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `Bytes drawn by lot keep the promises`(target: FuzzTarget) throws {
    var mutator = Mutator(seed: 7)
    for length in 0..<300 { try target.read(mutator.bytes(length)) }
  }
}

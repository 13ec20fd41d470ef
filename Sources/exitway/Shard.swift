import ArgumentParser
import Evidence

/// One part of a run that is spread over machines: `2/4`, or `auto` from a scheduler's environment.
enum Shard: Hashable, ExpressibleByArgument {
  /// The part, from 1, and how many there are.
  case part(Int, of: Int)
  case auto

  /// More parts than this are no plan but a slip of the finger.
  private static let most = 100_000

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
      return
    }
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let part = parts[0], let count = parts[1], part >= 1, count >= part,
      count <= Self.most
    else { return nil }
    self = .part(part, of: count)
  }

  /// The part in numbers.
  ///
  /// - Parameter environment: Slurm's `SLURM_ARRAY_TASK_ID`, `_MIN` and `_COUNT`, or Kubernetes'
  ///   `JOB_COMPLETION_INDEX` (from 0) with `EXITWAY_SHARDS`, which Kubernetes does not tell.
  /// - Returns: the part, from 1, and how many there are.
  /// - Throws: `InputFault` where the environment does not tell.
  func numbers(_ environment: [String: String]) throws(InputFault) -> (part: Int, count: Int) {
    if case .part(let part, let count) = self { return (part, count) }
    let number = { (name: String) in environment[name].flatMap { Int($0) } }
    let found: (part: Int, count: Int)?
    if let task = number("SLURM_ARRAY_TASK_ID"), let count = number("SLURM_ARRAY_TASK_COUNT") {
      found = (task - (number("SLURM_ARRAY_TASK_MIN") ?? 1) + 1, count)
    } else if let index = number("JOB_COMPLETION_INDEX"), let count = number("EXITWAY_SHARDS") {
      found = (index + 1, count)
    } else {
      found = nil
    }
    guard let found, found.part >= 1, found.part <= found.count, found.count <= Self.most else {
      throw InputFault(
        "--shard auto finds neither Slurm's SLURM_ARRAY_TASK_ID and _COUNT nor "
          + "Kubernetes' JOB_COMPLETION_INDEX with EXITWAY_SHARDS; write --shard 2/4")
    }
    return found
  }

  /// What cases are dealt out by.
  enum Key: String, ExpressibleByArgument, CaseIterable {
    /// Each case by its own name.
    case locale = "case"
    /// All locales of a scenario together, so that one part alone asks their hosts.
    case scenario
  }

  /// Whether a case belongs to a part: by its own name alone, so that adding a case moves no other.
  static func holds(_ caseID: CaseID, part: Int, of count: Int, by key: Key = .locale) -> Bool {
    let name = key == .locale ? caseID.description : caseID.scenario
    let hash = ContentHash(of: Array(name.utf8)).description
    let number = UInt64(hash.prefix(15), radix: 16) ?? 0
    return Int(number % UInt64(count)) == part - 1
  }
}

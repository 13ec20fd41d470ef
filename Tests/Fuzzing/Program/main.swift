import CLibFuzzer
import FuzzTargets
import Glibc

/// `exitway-fuzz TARGET [libFuzzer's options and folders]`.
enum Program {
  static let target = CommandLine.arguments.dropFirst().first.flatMap(FuzzTarget.init)

  static func run() -> Int32 {
    guard target != nil else {
      print("targets:", FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))
      return 2
    }
    // libFuzzer must not take the target's name for a file.
    var rest = CommandLine.arguments
    rest.remove(at: 1)
    var arguments: [UnsafeMutablePointer<CChar>?] = rest.map { strdup($0) } + [nil]
    var count = Int32(rest.count)
    return arguments.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      return LLVMFuzzerRunDriver(&count, &start, readOne)
    }
  }
}

/// libFuzzer's callback: what it must not see is a violation or a crash.
private func readOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  do {
    try Program.target?.read(Array(UnsafeBufferPointer(start: data, count: count)))
  } catch {
    print("broken promise:", error)
    fflush(nil)
    abort()
  }
  return 0
}

exit(Program.run())

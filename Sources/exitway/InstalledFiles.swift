import Evidence
import Foundation

/// Where the program lies and what was installed with it.
enum InstalledFiles {
  /// The program itself, whatever link it was called by.
  private static let program = Bundle.main.executableURL?.resolvingSymlinksInPath()

  /// The folder of the program, with its data beside it.
  static var folder: String {
    (program?.path()).map(AtomicFile.parent) ?? "."
  }

  /// When the program was built or installed.
  static var programDate: Date? {
    guard let path = program?.path() else { return nil }
    return try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }

  /// The demo's scenarios: those of the checkout that it is called in, else those that `make install`
  /// put two folders above the program, else those of the checkout where it was built.
  static var demoScenarios: String {
    let own = "scenarios/demo"
    let places = ["../../share/exitway", "../../.."].map { "\(folder)/\($0)/\(own)" }
    return ([own] + places).first(where: AtomicFile.isFolder) ?? own
  }
}

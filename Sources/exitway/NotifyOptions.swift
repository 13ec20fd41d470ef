import ArgumentParser
import Delivery
import Foundation
import Scenarios

/// Where the settings stand, and whether a run tells what changed.
struct NotifyOptions: ParsableArguments {
  @OptionGroup var place: SettingsPlace

  @Flag(help: "Tell nobody what changed, whatever the settings say.")
  var noNotify = false

  /// What tells readers of a run; nil where nobody wants to know.
  func notifier(
    _ environment: [String: String], _ console: Console, output: String, authority: String?
  ) throws -> Notifier? {
    guard !noNotify else { return nil }
    return try place.notifier(environment, console, output: output, authority: authority)
  }
}

/// Which settings are read.
struct SettingsPlace: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The settings. Default: EXITWAY_SETTINGS, or exitway.yaml where there is one.",
      valueName: "file"))
  var settings: String?

  private static let usualFile = "exitway.yaml"

  /// What tells readers; nil where the settings name none.
  ///
  /// - Throws: `ScenarioProblems`, before anything is done.
  func notifier(
    _ environment: [String: String], _ console: Console, output: String, authority: String?
  ) throws -> Notifier? {
    let named = settings ?? environment["EXITWAY_SETTINGS"].flatMap { $0.isEmpty ? nil : $0 }
    let file = named ?? Self.usualFile
    guard named != nil || FileManager.default.fileExists(atPath: file) else { return nil }
    let settings = try SettingsLoader.load(file)
    guard let notify = settings.notify else { return nil }
    let channels = try NotifyChannel.channels(of: settings, environment)
    return Notifier(
      channels: channels.found, missing: channels.missing, needed: notify.after,
      folder: output + "/.exitway",
      options: DeliveryOptions(certificateAuthority: authority), console: console)
  }
}

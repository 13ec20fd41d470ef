/// A command as ArgumentParser describes it (`--experimental-dump-help`), as far as a manual needs it.
struct CommandOutline: Decodable {
  var superCommands: [String]?
  var commandName: String
  var shouldDisplay: Bool?
  var abstract: String?
  var discussion: String?
  var subcommands: [CommandOutline]?
  var arguments: [Argument]?

  /// The dump as a whole.
  struct Dump: Decodable {
    var command: CommandOutline
  }

  /// An argument, an option or a flag.
  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: Kind
    var shouldDisplay: Bool?
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
    var discussion: String?
  }

  /// The words that call it: `exitway`, `schedule`, `list`.
  var path: [String] { (superCommands ?? []) + [commandName] }

  /// The name of its page: `exitway-schedule-list`.
  var pageName: String { path.joined(separator: "-") }

  /// What `--help` lists below it; ArgumentParser's own `help` is an option of every page.
  var shownSubcommands: [CommandOutline] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// It and everything below it.
  var all: [CommandOutline] { [self] + shownSubcommands.flatMap(\.all) }
}

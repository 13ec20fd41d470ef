/// The man page of one command, in mdoc.
struct ManualPage {
  let command: CommandOutline
  /// Other pages that are named under SEE ALSO.
  let related: [String]
  /// `November 26, 2026`.
  let date: String
  let version: String

  /// The page.
  var text: String {
    let lines =
      [
        ".Dd \(date)", ".Dt \(command.pageName.uppercased()) 1", ".Os exitway \(version)",
        ".Sh NAME", ".Nm \(command.pageName)", ".Nd \(summary)",
      ] + synopsis + description + subcommands + ManualExtras.lines(of: command) + seeAlso
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let lines = ManualText.lines(command.abstract ?? command.commandName).joined(separator: " ")
    return lines.hasSuffix(".") ? String(lines.dropLast()) : lines
  }

  private var arguments: [CommandOutline.Argument] {
    (command.arguments ?? []).filter { $0.shouldDisplay != false }
  }

  private var synopsis: [String] {
    let words = command.path.dropFirst().map { " Cm \($0)" }.joined()
    var lines = [".Sh SYNOPSIS", ".Nm \(command.path[0])" + words]
    for argument in arguments {
      let macros = Self.macros(argument) + (argument.isRepeating ? " Ar ..." : "")
      lines.append(argument.isOptional ? ".Op \(macros)" : ".\(macros)")
    }
    if !command.shownSubcommands.isEmpty { lines.append(".Ar command") }
    return lines
  }

  private var description: [String] {
    var lines = [".Sh DESCRIPTION"]
    lines += ManualText.lines(
      [command.abstract, command.discussion].compactMap(\.self).joined(separator: "\n\n"))
    guard !arguments.isEmpty else { return lines }
    lines += [".Bl -tag -width Ds"]
    for argument in arguments {
      lines += [".It \(Self.macros(argument, all: true))"]
      lines += ManualText.lines(Self.words(argument))
    }
    return lines + [".El"]
  }

  private var subcommands: [String] {
    let below = command.shownSubcommands
    guard !below.isEmpty else { return [] }
    return [".Sh COMMANDS", ".Bl -tag -width Ds"]
      + below.flatMap { command in
        [".It Xr \(command.pageName) 1"] + ManualText.lines(command.abstract ?? "")
      } + [".El"]
  }

  private var seeAlso: [String] {
    guard !related.isEmpty else { return [] }
    let last = related.count - 1
    return [".Sh SEE ALSO"]
      + related.enumerated().map { ".Xr \($1) 1" + ($0 == last ? "" : " ,") }
  }

  /// The names of an option with its value, or the name of an argument.
  private static func macros(_ argument: CommandOutline.Argument, all: Bool = false) -> String {
    let value = ManualText.argument(argument.valueName ?? "value")
    guard argument.kind != .positional else { return "Ar " + value }
    let names = argument.names ?? []
    let shown = all ? names : Array(names.filter { $0.kind == "long" }.prefix(1))
    let flags = (shown.isEmpty ? names : shown)
      .map { ($0.kind == "short" ? "Fl " : "Fl \\-") + $0.name.replacing("-", with: "\\-") }
      .joined(separator: " , ")
    return argument.kind == .flag ? flags : "\(flags) Ar \(value)"
  }

  private static func words(_ argument: CommandOutline.Argument) -> String {
    var parts = [argument.abstract, argument.discussion].compactMap(\.self)
    if let values = argument.allValues, !values.isEmpty {
      parts.append("(\(values.joined(separator: " | ")))")
    }
    if let value = argument.defaultValue, argument.kind != .flag, !value.isEmpty {
      parts.append("(default: \(value))")
    }
    return parts.joined(separator: " ")
  }
}

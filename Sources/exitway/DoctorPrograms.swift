import Rendering

/// Programs that most checks do without, but that some need.
struct DoctorPrograms {
  let environment: [String: String]

  private var answers: ProgramAnswer { ProgramAnswer(environment: environment) }

  var checks: [DoctorCheck] { [git, browser] + fonts }

  private var git: DoctorCheck {
    guard let path = answers.find(["git"]), let line = answers.lines(of: path, ["--version"])?.first
    else {
      return .warning(
        "git", "not found; diff and --baseline know no revisions", "apt-get install git")
    }
    return .ok("git", "\(line), \(path)")
  }

  private var browser: DoctorCheck {
    guard let path = BrowserProgram.path(environment) else {
      return .warning(
        "browser", "none found; pages that scripts fill cannot be told",
        "apt-get install chromium-headless-shell; or set EXITWAY_BROWSER")
    }
    guard let line = answers.lines(of: path, ["--version"])?.first else {
      return .warning("browser", "\(path) does not tell its version", "\(path) --version tells why")
    }
    return .ok("browser", "\(line), \(path)")
  }

  /// Reports and captured pages show other scripts as boxes where no font has them.
  private var fonts: [DoctorCheck] {
    guard let path = answers.find(["fc-list"]) else {
      return [
        .warning(
          "fonts", "fc-list was not found, so nothing is known of them",
          "apt-get install fontconfig")
      ]
    }
    let scripts = [
      ("Korean", "ko", "fonts-noto-cjk"), ("Chinese", "zh-cn", "fonts-noto-cjk"),
      ("Japanese", "ja", "fonts-noto-cjk"), ("Arabic", "ar", "fonts-noto-core"),
    ]
    let missing = scripts.filter { script in
      (answers.lines(of: path, [":lang=\(script.1)", "family"]) ?? []).isEmpty
    }
    guard !missing.isEmpty else {
      return [.ok("fonts", scripts.map(\.0).joined(separator: ", "))]
    }
    let packages = Set(missing.map(\.2)).sorted().joined(separator: " ")
    return [
      .warning(
        "fonts", "none for \(missing.map(\.0).joined(separator: ", ")); a browser here shows boxes",
        "apt-get install \(packages)")
    ]
  }
}

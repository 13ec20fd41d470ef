/// Programs that checks do without, but that are of use beside them.
struct DoctorPrograms {
  let answers: ProgramAnswer

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
    let names = [
      "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "firefox-esr",
      "firefox",
    ]
    guard let path = answers.find(names) else {
      return .warning(
        "browser", "none found, to capture pages that scripts fill for check --import",
        "apt-get install chromium")
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

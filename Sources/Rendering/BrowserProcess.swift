import Foundation
import Glibc

/// The browser as a child process that talks through two pipes (`--remote-debugging-pipe`).
///
/// It has no network: every name leads nowhere, and what a page asks for is answered by us. It ends
/// when the pipes close, so it does not outlive a parent that was killed.
struct BrowserProcess: ~Copyable {
  private let pid: pid_t
  private let profile: BrowserProfile
  /// Commands to it and its answers.
  let connection: BrowserConnection

  private init(pid: pid_t, profile: consuming BrowserProfile, connection: BrowserConnection) {
    self.pid = pid
    self.profile = profile
    self.connection = connection
  }

  /// Starts a browser with a profile folder of its own.
  ///
  /// - Parameters:
  ///   - path: the program.
  ///   - folder: where its profile folder is made.
  /// - Returns: the process, which ends when the value does.
  /// - Throws: `noBrowser` where it cannot be started.
  static func start(
    _ path: String, profileIn folder: String
  ) throws(RenderingError) -> BrowserProcess {
    let profile = try BrowserProfile.make(in: folder)
    // A browser that is gone must not end us with a signal.
    signal(SIGPIPE, SIG_IGN)
    var toClose: [Int32] = []
    defer { for end in toClose { close(end) } }
    let toBrowser = try pipe()
    toClose = [toBrowser.read, toBrowser.write]
    let fromBrowser = try pipe()
    toClose += [fromBrowser.read, fromBrowser.write]
    let pid = try spawn(
      path, arguments(profile: profile.path), reads: toBrowser.read, writes: fromBrowser.write)
    toClose = [toBrowser.read, fromBrowser.write]
    return BrowserProcess(
      pid: pid, profile: profile,
      connection: BrowserConnection(input: toBrowser.write, output: fromBrowser.read))
  }

  /// Ends the browser with all its children; its profile goes with it.
  deinit {
    connection.close()
    var status: Int32 = 0
    // It closes by itself within a moment; what hangs is ended.
    for _ in 0..<40 where waitpid(pid, &status, WNOHANG) == 0 { usleep(25_000) }
    kill(-pid, SIGKILL)
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
  }

  private static func arguments(profile: String) -> [String] {
    var arguments = [
      "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile)", "--no-first-run",
      "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-sync",
      "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
      "--disable-breakpad", "--mute-audio", "--hide-scrollbars", "--force-color-profile=srgb",
      // A page that takes more than this is ended, not the machine.
      "--js-flags=--max-old-space-size=512",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=direct://",
      // What assistive technology is told of an element, for our own scripts.
      "--enable-blink-features=ComputedAccessibilityInfo",
      "--disable-features=Translate,MediaRouter,OptimizationHints,WebRtcHideLocalIpsWithMdns",
    ]
    // Chromium's sandbox refuses to start as root.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    return arguments
  }

  /// Both ends above what the child needs for itself, and closed in any other child.
  private static func pipe() throws(RenderingError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else {
      throw RenderingError(.noBrowser, "no pipe can be made: error \(errno)")
    }
    let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
    for end in ends { close(end) }
    guard high.allSatisfy({ $0 >= 10 }) else {
      for end in high where end >= 0 { close(end) }
      throw RenderingError(.noBrowser, "no file may be opened any more")
    }
    return (high[0], high[1])
  }

  private static func spawn(
    _ path: String, _ arguments: [String], reads: Int32, writes: Int32
  ) throws(RenderingError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, reads, 3)
    posix_spawn_file_actions_adddup2(&actions, writes, 4)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, to end the whole tree, and no signal that we block or ignore.
    var none = sigset_t()
    sigemptyset(&none)
    var ignored = sigset_t()
    sigemptyset(&ignored)
    sigaddset(&ignored, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var pid: pid_t = 0
    let failure = posix_spawn(&pid, path, &actions, &attributes, &words, environ)
    guard failure == 0 else {
      throw RenderingError(.noBrowser, "\(path) cannot be started: error \(failure)")
    }
    return pid
  }
}

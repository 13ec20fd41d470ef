import Gathering
import Reporting
import Synchronization

/// Shows how a run goes while it goes: a line drawn in place on a terminal, elsewhere a sentence now
/// and then, so that nobody takes a long run for one that hangs.
final class ProgressDisplay: Sendable {
  private struct State {
    var progress: RunProgress
    var isOver = false
  }

  private let console: Console
  private let silence: Duration
  private let state: Mutex<State>

  /// - Parameters:
  ///   - cases: how many the run has.
  ///   - console: where it is shown.
  ///   - silence: what may pass between two sentences where no line can be drawn.
  init(cases: Int, console: Console, silence: Duration = .seconds(30)) {
    self.console = console
    self.silence = silence
    state = Mutex(State(progress: RunProgress(total: cases, began: .now)))
  }

  /// Takes what gathering tells.
  func note(_ event: GatheringEvent) {
    state.withLock { $0.progress.note(event, at: .now) }
  }

  /// Counts a case that is done.
  func finishCase() { state.withLock { $0.progress.finishCase() } }

  /// Shows progress for as long as the work takes; nothing of it is left on the terminal.
  func during<Value>(_ work: () async -> Value) async -> Value {
    let drawing = Task { await draw() }
    let value = await work()
    drawing.cancel()
    end()
    return value
  }

  /// Erases the line for good; it may be called at any time and again.
  func end() {
    state.withLock { state in
      state.isOver = true
      console.statusLine?.show("")
    }
  }

  private func draw() async {
    let pause = console.statusLine == nil ? silence : .milliseconds(100)
    while true {
      do { try await Task.sleep(for: pause) } catch { return }
      state.withLock { state in
        guard !state.isOver else { return }
        if let line = console.statusLine {
          line.show(state.progress.line(at: .now))
        } else {
          console.say("exitway: " + Escaping.terminal(state.progress.sentence(at: .now)))
        }
      }
    }
  }
}

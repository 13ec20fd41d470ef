internal import CCurl

/// The driver's thread: owns the multi handle, the easy handles and the cookie shares.
///
/// Requests beyond the limit wait here and not in libcurl: its own queue of pending transfers was
/// seen to stall (7.88.1, 500 transfers over 6 connections), and its time-outs run while they wait.
@safe
final class DriverLoop {
  private let multi: UnsafeMutableRawPointer
  private let maximumTransfers: Int
  private var waiting: [Job] = []
  private var gate = OriginGate()
  private var running: [HandleKey: Transfer] = [:]
  private var sessions: [Int: CookieShare] = [:]
  private var closing: Set<Int> = []
  private var stopping: [CheckedContinuation<Void, Never>] = []

  /// A handle's address as a plain number, good for nothing but looking transfers up.
  private struct HandleKey: Hashable {
    private let address: UInt

    init(_ easy: EasyHandle) { address = unsafe UInt(bitPattern: easy.handle) }

    init(_ handle: UnsafeMutableRawPointer) { address = UInt(bitPattern: handle) }
  }

  private typealias Job = (ticket: TransferTicket, answer: DriverCommand.Answer)

  private struct Transfer {
    let job: Job
    let easy: EasyHandle
    /// Held here because libcurl keeps only its address.
    let context: TransferContext
  }

  /// A poll ends at the first event; this only bounds what a missed one can cost.
  private static let pollMilliseconds: Int32 = 100

  init(multi: MultiPointer, maximumTransfers: Int) {
    unsafe self.multi = multi.pointer
    self.maximumTransfers = maximumTransfers
    // A back-stop; the queue above keeps libcurl below it.
    unsafe exitway_multi_set_long(
      multi.pointer, CURLMOPT_MAX_TOTAL_CONNECTIONS, maximumTransfers * 2)
  }

  /// Runs until told to stop.
  func run(for driver: TransferDriver) {
    while true {
      for command in driver.takeCommands() { obey(command) }
      if !stopping.isEmpty { break }
      startWaiting()
      var active: Int32 = 0
      unsafe curl_multi_perform(multi, &active)
      // What ended made room; what still waits otherwise does so for one that runs.
      let hasEnded = collect()
      let isFull = running.count >= maximumTransfers
      if waiting.isEmpty || !hasEnded, driver.fallAsleep(isFull: isFull) {
        // Idle, only a wake-up ends the poll.
        let timeout = running.isEmpty ? 60_000 : Self.pollMilliseconds
        unsafe curl_multi_poll(multi, nil, 0, timeout, nil)
      }
    }
    end(driver.takeCommands(last: true))
  }

  private func obey(_ command: DriverCommand) {
    switch command {
    case .start(let ticket, let answer): waiting.append((ticket, answer))
    case .cancel(let id): cancel(id)
    case .openSession(let id, let cookies): sessions[id] = CookieShare(cookies: cookies)
    case .cookies(let id, let answer): answer.resume(returning: sessions[id]?.cookies ?? [])
    case .addCookies(let id, let lines): sessions[id]?.add(lines)
    case .closeSession(let id):
      closing.insert(id)
      closeIdleSessions()
    case .stop(let answer): stopping.append(answer)
    }
  }

  private func startWaiting() {
    var index = 0
    while running.count < maximumTransfers, index < waiting.count {
      if gate.mayStart(waiting[index].ticket.request.address) {
        start(waiting.remove(at: index))
      } else {
        index += 1
      }
    }
  }

  private func start(_ job: Job) {
    if job.ticket.isCancelled {
      return job.answer.resume(returning: .failure(job.ticket.cancellation))
    }
    guard let easy = EasyHandle(), let share = sessions[job.ticket.session] else {
      let error = TransferError(
        .internal, address: job.ticket.request.address.description, detail: "the session is closed")
      return job.answer.resume(returning: .failure(error))
    }
    let context = TransferContext(
      limits: job.ticket.options.limits,
      allowsLocalAddresses: job.ticket.options.allowsLocalAddresses || CurlRuntime.usesProxy)
    do throws(TransferError) {
      unsafe try easy.prepare(
        job.ticket.request, job.ticket.options, share: share.handle, context: context)
    } catch {
      return job.answer.resume(returning: .failure(error))
    }
    gate.start(job.ticket.request.address)
    running[HandleKey(easy)] = Transfer(job: job, easy: easy, context: context)
    unsafe curl_multi_add_handle(multi, easy.handle)
  }

  /// Answers every transfer that has ended; false if there was none.
  private func collect() -> Bool {
    var left: Int32 = 0
    var hasEnded = false
    while let message = unsafe curl_multi_info_read(multi, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE,
        let handle = unsafe message.pointee.easy_handle
      else { continue }
      // The message dies with the removal of its handle.
      let code = unsafe exitway_message_result(message)
      guard let transfer = unsafe running.removeValue(forKey: HandleKey(handle)) else { continue }
      let result = TransferOutcome.read(
        transfer.easy, transfer.context, transfer.job.ticket.request, code)
      unsafe curl_multi_remove_handle(multi, handle)
      gate.end(transfer.job.ticket.request.address, isAnswered: code == CURLE_OK)
      transfer.job.answer.resume(returning: result)
      hasEnded = true
    }
    closeIdleSessions()
    return hasEnded
  }

  private func cancel(_ id: Int) {
    if let index = waiting.firstIndex(where: { $0.ticket.id == id }) {
      let job = waiting.remove(at: index)
      return job.answer.resume(returning: .failure(job.ticket.cancellation))
    }
    guard let transfer = running.values.first(where: { $0.job.ticket.id == id }) else {
      return
    }
    drop(transfer)
  }

  private func drop(_ transfer: Transfer) {
    running[HandleKey(transfer.easy)] = nil
    gate.end(transfer.job.ticket.request.address, isAnswered: false)
    unsafe curl_multi_remove_handle(multi, transfer.easy.handle)
    transfer.job.answer.resume(returning: .failure(transfer.job.ticket.cancellation))
  }

  /// libcurl refuses to free a share that a handle still uses.
  private func closeIdleSessions() {
    guard !closing.isEmpty else { return }
    let used = Set(
      running.values.map(\.job.ticket.session) + waiting.map(\.ticket.session))
    for id in closing.subtracting(used) {
      sessions[id] = nil
      closing.remove(id)
    }
  }

  private func end(_ late: [DriverCommand]) {
    for transfer in Array(running.values) { drop(transfer) }
    for job in waiting { job.answer.resume(returning: .failure(job.ticket.cancellation)) }
    for command in late { command.answerStopped() }
    waiting = []
    sessions = [:]
    unsafe curl_multi_cleanup(multi)
    for answer in stopping { answer.resume() }
  }
}

/// The cookies of one session, shared by its handles; used on the driver's thread only, so libcurl
/// needs no locks for it.
@safe
final class CookieShare {
  let handle: UnsafeMutableRawPointer

  init?(cookies: [String]) {
    guard let share = unsafe curl_share_init() else { return nil }
    unsafe handle = unsafe share
    unsafe exitway_share(share, CURL_LOCK_DATA_COOKIE)
    add(cookies)
  }

  /// All cookies, as lines of a Netscape cookie file.
  var cookies: [String] { unsafe EasyHandle()?.cookies(of: handle) ?? [] }

  /// Adds or replaces cookies; one that has expired is forgotten.
  func add(_ lines: [String]) {
    guard !lines.isEmpty, let loader = EasyHandle() else { return }
    unsafe loader.load(lines, into: handle)
  }

  deinit {
    unsafe curl_share_cleanup(handle)
  }
}

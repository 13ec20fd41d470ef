import Foundation
import Synchronization

/// Answers what a page asks for while it is shown, and counts what is still open.
final class RequestDesk: Sendable {
  private struct State {
    var open = 0
    var made = 0
    var document: PageAnswer?
    var navigation: String?
    var hasPressed = false
    var isKeptBack = false
    var hasLoaded = false
    var isOver = false
    var hearsScrolling = false
  }

  private let connection: BrowserConnection
  private let session: String
  private let frame: String
  private let most: Int
  private let answer: @Sendable (PageRequest) async -> PageAnswer?
  private let state: Mutex<State>

  init(
    connection: BrowserConnection, session: String, frame: String, document: PageAnswer, most: Int,
    answer: @escaping @Sendable (PageRequest) async -> PageAnswer?
  ) {
    self.connection = connection
    self.session = session
    self.frame = frame
    self.most = most
    self.answer = answer
    state = Mutex(State(document: document))
  }

  /// Nothing is waited for.
  var isIdle: Bool { state.withLock { $0.open == 0 } }

  /// Where a script sent the browser.
  var navigation: String? { state.withLock { $0.navigation } }

  /// Something of the page may listen to what comes into view.
  var hearsScrolling: Bool { state.withLock { $0.hearsScrolling } }

  /// From now on nothing is answered: the page is left.
  func end() {
    state.withLock {
      $0.isOver = true
      $0.hasLoaded = false
    }
  }

  /// The document has loaded (HTML, "the end"); after ``end()``, the empty one behind it.
  var hasLoaded: Bool { state.withLock { $0.hasLoaded } }

  /// From now on requests are the consequence of a press.
  func notePress() {
    state.withLock {
      $0.hasPressed = true
      $0.isKeptBack = false
    }
  }

  /// Since the last press the page wanted to send something to its own site, and could not.
  var isKeptBack: Bool { state.withLock { $0.isKeptBack } }

  /// Takes an event of the page.
  func hear(_ method: String, _ parameters: JSONValue) {
    switch method {
    case "Fetch.requestPaused":
      state.withLock { $0.open += 1 }
      Task { [self] in
        await settle(parameters)
        state.withLock { $0.open -= 1 }
      }
    case "Page.loadEventFired": state.withLock { $0.hasLoaded = true }
    case "Page.javascriptDialogOpening":
      // Never accepted: a question may be the last one before a deletion. Only whether the page may be
      // left is not its to refuse.
      let leaves = parameters["type"]?.text == "beforeunload"
      Task { [self] in
        await command("Page.handleJavaScriptDialog", ["accept": .bool(leaves)])
      }
    default: break
    }
  }

  private func settle(_ event: JSONValue) async {
    let id = event["requestId"] ?? .null
    guard let address = event["request"]?["url"]?.text,
      let method = event["request"]?["method"]?.text
    else { return await refuse(id) }
    if state.withLock({ $0.isOver }) { return await refuse(id) }
    if event["resourceType"]?.text == "Document", event["frameId"]?.text == frame {
      let document = state.withLock { state in
        let document = state.document
        state.document = nil
        // A second page in the same tab is one that nobody asked for yet. A form that a script sends
        // leads nowhere: to read its address would be another request than the one that was meant.
        if document == nil, method != "GET" { state.isKeptBack = true }
        if document == nil, state.navigation == nil, method == "GET" { state.navigation = address }
        return document
      }
      // "No content" leaves the page as it is; a refusal would put the browser's own words there.
      return await fulfil(id, document ?? PageAnswer(status: 204, headers: [], body: []))
    }
    let isWithin = state.withLock {
      $0.made += 1
      return $0.made <= most
    }
    if isWithin, let request = request(event, method, address), let found = await answer(request) {
      await fulfil(id, found)
    } else {
      if method != "GET", method != "HEAD", event["resourceType"]?.text != "Ping" {
        state.withLock { $0.isKeptBack = true }
      }
      await refuse(id)
    }
  }

  /// What is passed on: all that only reads, and what scripts send, for whoever answers to decide.
  private func request(_ event: JSONValue, _ method: String, _ address: String) -> PageRequest? {
    guard let purpose = purpose(of: event),
      method == "GET" || method == "HEAD" || method == "POST" && purpose == .data
    else { return nil }
    let headers = event["request"]?["headers"]?.object ?? [:]
    let header = { (name: String) in headers.first { $0.key.lowercased() == name }?.value.text }
    var request = PageRequest(
      method: method, address: address, purpose: purpose, accept: header("accept"))
    request.body = Array((event["request"]?["postData"]?.text ?? "").utf8)
    request.contentType = header("content-type")
    request.isAfterPress = state.withLock { $0.hasPressed }
    return request
  }

  /// Nil for what a page can do without: pictures, sounds, letters, and all that sends.
  private func purpose(of event: JSONValue) -> PageRequest.Purpose? {
    switch event["resourceType"]?.text {
    case "Document": .frame
    case "Script": .script
    case "Stylesheet": .style
    case "XHR", "Fetch": .data
    case "Other", "Manifest", "TextTrack": .other
    default: nil
    }
  }

  private func fulfil(_ id: JSONValue, _ answer: PageAnswer) async {
    if !hearsScrolling, PageScroll.isHeard(in: answer.body) {
      state.withLock { $0.hearsScrolling = true }
    }
    let headers = answer.headers.map { header -> JSONValue in
      ["name": .text(header.name), "value": .text(header.value)]
    }
    await command(
      "Fetch.fulfillRequest",
      [
        "requestId": id, "responseCode": .number(Double(answer.status)),
        "responseHeaders": .list(headers),
        "body": .text(Data(answer.body).base64EncodedString()),
      ])
  }

  private func refuse(_ id: JSONValue) async {
    await command("Fetch.failRequest", ["requestId": id, "errorReason": "BlockedByClient"])
  }

  /// A page that is gone has no more questions.
  private func command(_ method: String, _ parameters: JSONValue) async {
    _ = try? await connection.command(method, parameters, session: session)
  }
}

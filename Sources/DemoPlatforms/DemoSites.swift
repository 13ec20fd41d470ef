import FlyingFox
import Foundation

/// Answers requests as the platform that the Host header names.
struct DemoSites: Sendable {
  let platforms: [DemoPlatform]
  let words: DemoWords
  let state: DemoState
  let port: UInt16
  let maximumDelay: Int

  /// One visit: who asks for what in which language.
  private struct Visit {
    let platform: DemoPlatform
    let language: String
    let session: String?
    let isSignedIn: Bool
    let token: String
    let number: Int
  }

  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    let host = request.headers[.host] ?? ""
    let name = host.split(separator: ":").first.map(String.init) ?? ""
    let platform = platforms.first {
      name == "\($0.id).localhost" || name.hasSuffix(".\($0.id).localhost")
    }
    await state.record(
      RecordedRequest(
        host: name, method: request.method.rawValue, path: request.path, platform: platform?.id))
    let delay = await state.delay(upTo: maximumDelay)
    if delay > 0 { try? await Task.sleep(for: .milliseconds(delay)) }
    guard let platform else { return plain(.notFound, "no such platform") }
    let cookies = Self.cookies(request.headers[.cookie])
    let isSignedIn = await state.isSignedIn(cookies["session"], platform.id)
    let saved = isSignedIn && platform.quirks.contains(.savedEnglish) ? "en" : nil
    let visit = Visit(
      platform: platform, language: saved ?? language(of: platform, name, cookies),
      session: cookies["session"], isSignedIn: isSignedIn, token: await state.newToken(),
      number: await state.visits(of: name + request.path))
    if request.method == .POST { return await post(request, visit) }
    return await get(request, visit)
  }

  // MARK: GET

  private func get(_ request: HTTPRequest, _ visit: Visit) async -> HTTPResponse {
    if request.path == "/robots.txt" { return plain(.ok, "User-agent: *\nDisallow: /search\n") }
    if request.path == "/logout" {
      await state.signOut(visit.session)
      return redirect("/")
    }
    if request.path == "/landing", visit.platform.quirks.contains(.brokenLanding) {
      return plain(.serviceUnavailable, "Service unavailable")
    }
    if visit.platform.needsBrowser {
      if request.path == "/app.js" { return script() }
      if request.path.hasPrefix("/view/") { return view(request.path.dropFirst(6), visit) }
    }
    let isMobile = request.headers[HTTPHeader("User-Agent")]?.contains("Mobile") == true
    let own = isMobile ? visit.platform.mobilePages[request.path] : nil
    guard let page = own ?? visit.platform.page(request.path) else { return notFound(visit) }
    if page.isForMembers, !visit.isSignedIn {
      return redirect("/login?next=\(request.path)")
    }
    if page.isForMembers, let application = visit.platform.application {
      return shell(application, visit)
    }
    return html(page, visit)
  }

  // MARK: The application

  private func shell(_ application: DemoApplication, _ visit: Visit) -> HTTPResponse {
    let html = writer(visit).shell(application)
    let headers: HTTPHeaders = [
      .contentType: "text/html; charset=utf-8", HTTPHeader("Content-Language"): visit.language,
    ]
    return HTTPResponse(statusCode: .ok, headers: headers, body: Data(html.utf8))
  }

  private func script() -> HTTPResponse {
    let path = Bundle.module.bundlePath + "/Application/app.js"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let headers: HTTPHeaders = [.contentType: "text/javascript; charset=utf-8"]
    return HTTPResponse(statusCode: .ok, headers: headers, body: Data(text.utf8))
  }

  /// A page's content for the script; the path stands in the address as base64url.
  private func view(_ code: Substring, _ visit: Visit) -> HTTPResponse {
    let base64 = String(code).replacing("_", with: "/").replacing("-", with: "+")
    let path = Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let plainPath = String(path.prefix { $0 != "?" })
    guard let application = visit.platform.application, let page = visit.platform.page(plainPath)
    else { return notFound(visit) }
    guard visit.isSignedIn || !page.isForMembers else { return plain(.unauthorized, "log in") }
    let view = writer(visit).view(page, application)
    let body = (try? JSONEncoder().encode(view)) ?? Data()
    let headers: HTTPHeaders = [.contentType: "application/json"]
    return HTTPResponse(statusCode: .ok, headers: headers, body: body)
  }

  private func writer(_ visit: Visit) -> PageWriter {
    PageWriter(
      platform: visit.platform, language: visit.language, port: port, isSignedIn: visit.isSignedIn,
      token: visit.token, words: words, visit: visit.number)
  }

  private func html(
    _ page: DemoPage, _ visit: Visit, _ status: HTTPStatusCode = .ok, notice: String? = nil
  ) -> HTTPResponse {
    let writer = writer(visit)
    var headers: HTTPHeaders = [
      .contentType: "text/html; charset=utf-8",
      HTTPHeader("Content-Language"): visit.language,
      HTTPHeader("Cache-Control"): "no-store",
    ]
    headers[HTTPHeader("Vary")] = "Cookie"
    return HTTPResponse(
      statusCode: status, headers: headers, body: Data(writer.document(page, notice: notice).utf8))
  }

  private func notFound(_ visit: Visit) -> HTTPResponse {
    guard let page = visit.platform.pages["/not-found"] else {
      return plain(.notFound, "not found")
    }
    return html(page, visit, visit.platform.quirks.contains(.softMissing) ? .ok : .notFound)
  }

  // MARK: POST

  private func post(_ request: HTTPRequest, _ visit: Visit) async -> HTTPResponse {
    let body = (try? await request.bodyData) ?? Data()
    let values = Self.form(String(decoding: body.prefix(65_536), as: UTF8.self))
    guard let (form, page) = visit.platform.form(sentTo: request.path) else {
      return notFound(visit)
    }
    guard await state.isKnown(token: values["csrf"] ?? "") else {
      return html(page, visit, .forbidden, notice: words["bad-token", visit.language])
    }
    if page.isForMembers, !visit.isSignedIn { return redirect("/login") }
    let next = form.then ?? "/"
    switch form.effect {
    case .login: return await logIn(values, visit, page, next)
    case .verify:
      guard values["password"] == DemoServer.password else {
        return html(page, visit, notice: words["bad-password", visit.language])
      }
      return redirect(next)
    case .delete:
      await state.deleteAccount(visit.platform.id)
      return redirect(next)
    case .signup, nil: return redirect(next)
    }
  }

  private func logIn(
    _ values: [String: String], _ visit: Visit, _ page: DemoPage, _ next: String
  ) async -> HTTPResponse {
    let session = await state.signIn(
      visit.platform.id, user: values["email"] ?? "", password: values["password"] ?? "")
    guard let session else {
      return html(page, visit, notice: words["bad-password", visit.language])
    }
    let isBroken = visit.platform.quirks.contains(.brokenLanding)
    var response = redirect(isBroken ? "/landing" : next)
    response.headers[HTTPHeader("Set-Cookie")] =
      "session=\(session); Path=/; HttpOnly; SameSite=Lax"
    return response
  }

  // MARK: Parts

  private func language(
    of platform: DemoPlatform, _ host: String, _ cookies: [String: String]
  ) -> String {
    let label = host.split(separator: ".").first.map(String.init) ?? ""
    let name = platform.usesLocaleCookie ? cookies["locale"] ?? "en" : label
    return platform.languages.first { $0.lowercased() == name.lowercased() } ?? "en"
  }

  private func redirect(_ path: String) -> HTTPResponse {
    let headers: HTTPHeaders = [.location: path]
    return HTTPResponse(statusCode: .seeOther, headers: headers, body: Data())
  }

  private func plain(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    let headers: HTTPHeaders = [.contentType: "text/plain; charset=utf-8"]
    return HTTPResponse(statusCode: status, headers: headers, body: Data(text.utf8))
  }

  private static func cookies(_ header: String?) -> [String: String] {
    var cookies: [String: String] = [:]
    for pair in (header ?? "").split(separator: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      cookies[parts[0].trimmingCharacters(in: .whitespaces)] = String(parts[1])
    }
    return cookies
  }

  /// Decodes `application/x-www-form-urlencoded`.
  private static func form(_ body: String) -> [String: String] {
    var values: [String: String] = [:]
    for pair in body.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.replacing("+", with: " ").removingPercentEncoding ?? "" }
      if let name = parts.first, parts.count == 2 { values[name] = parts[1] }
    }
    return values
  }
}

extension DemoPlatform {
  /// The page at a path; content pages exist in any number.
  func page(_ path: String) -> DemoPage? {
    if let page = pages[path] { return path == "/not-found" ? nil : page }
    for kind in ["/category", "/product"] where path.hasPrefix(kind + "/") {
      guard let number = Int(path.dropFirst(kind.count + 1)), (1...60).contains(number) else {
        return nil
      }
      return pages[kind].map { page in
        var page = page
        page.path = path
        return page
      }
    }
    return nil
  }

  /// The form that is sent to a path, and its page.
  func form(sentTo path: String) -> (DemoPage.Form, DemoPage)? {
    for page in pages.values.sorted(by: { $0.path < $1.path }) {
      for case .form(let form) in page.body where form.isPost && form.action == path {
        return (form, page)
      }
    }
    return nil
  }
}

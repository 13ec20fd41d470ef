import Foundation

/// Writes a demo page as HTML, with the weight and the noise of real ones.
struct PageWriter {
  let platform: DemoPlatform
  let language: String
  let port: UInt16
  let isSignedIn: Bool
  /// A new value for every form of every rendering.
  let token: String
  let words: DemoWords
  /// Renderings of the page so far.
  let visit: Int

  /// The platform's name, where it says whose pages these are.
  private var name: String { platform.quirks.contains(.nameless) ? "" : platform.name }

  /// The document.
  func document(_ page: DemoPage, notice: String? = nil) -> String {
    let title = page.title.text(in: page.language ?? language)
    return """
      <!DOCTYPE html>
      <html lang="\(language)"\(language == "ar" ? " dir=\"rtl\"" : "")>
      <head>
      \(platform.quirks.contains(.headerCharset) ? "" : "<meta charset=\"utf-8\">")
      <title>\(platform.quirks.contains(.restless) ? "(\(visit % 9 + 1)) " : "")\(escape(title)) \(name.isEmpty ? "" : "- " + escape(name))</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      \(alternates(page.path))
      <style>\(Weight.style)</style>
      <script>\(Weight.script(token))</script>
      </head>
      <body data-trace="\(token)">
      <!-- rendered \(Date().timeIntervalSince1970) by node \(token.suffix(4)) -->
      \(page.isShell ? shell : header + main(page, notice) + footer(page))
      <script>window.__state={"trace":"\(token)","page":"\(page.path)"};</script>
      </body>
      </html>
      """
  }

  /// The document of an application: nothing until its script has run.
  func shell(_ application: DemoApplication) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language)"><head><meta charset="utf-8"><title>\(escape(name))</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><div id="root" data-routes="\(application.routes.rawValue)"></div>
    <script src="/app.js"></script></body></html>
    """
  }

  /// What the application's script gets of a page.
  struct View: Encodable {
    var title: String
    var html: String
    var shapes: String
    var tabs: [String]
    var consent: [String]
    var viewers: String?
    var number: Int
  }

  /// The content of a page for the application's script.
  func view(_ page: DemoPage, _ application: DemoApplication) -> View {
    let own = page.language ?? language
    return View(
      title: page.title.text(in: own) + " - " + name,
      html: header + main(page, nil) + footer(page),
      shapes: application.shapes[page.path]?.joined(separator: " ") ?? "",
      tabs: application.tabs.map { $0.text(in: own) },
      consent: [words["cookie-text", language], words["accept", language]],
      viewers: application.isLive ? words["viewers", language] : nil, number: 100 + visit * 7 % 900)
  }

  private var shell: String {
    """
    <div id="root"></div><noscript>\(words["noscript", language])</noscript>
    <script src="/assets/app.\(token.prefix(8)).js" defer></script>
    """
  }

  private func alternates(_ path: String) -> String {
    platform.languages.map { language in
      let host = platform.host(language)
      return
        "<link rel=\"alternate\" hreflang=\"\(language)\" href=\"http://\(host):\(port)\(path)\">"
    }.joined(separator: "\n")
  }

  // MARK: Furniture

  private var header: String {
    let account =
      isSignedIn
      ? link("account", "/account") + link("log-out", "/logout")
      : link("log-in", "/login") + link("sign-up", "/signup")
    let categories = (1...12).map { number in
      "<li><a href=\"/category/\(number)\">\(words.category(number, language))</a></li>"
    }
    let mega = (1...36).map { number in
      "<li><a href=\"/category/\(number % 12 + 1)?sort=\(number)\">"
        + "\(words.category(number, language)) \(words.product(number, language))</a></li>"
    }
    return """
      <div class="cookie-bar">\(words["cookie-text", language]) <button type="button">\
      \(words["accept", language])</button></div>
      <header class="site-header"><a class="logo" href="/"><img src="/assets/logo.svg" alt="\
      \(escape(name))"></a>
      <form action="/search" method="get" role="search"><input type="hidden" name="trace" value="\
      \(token)"><input type="search" name="q" placeholder="\(words["search", language])">\
      <button>\(words["search", language])</button></form>
      <nav class="user"><ul>\(account)\(link("help", "/help"))</ul></nav>\(secondMenu(account))</header>
      <nav class="categories"><ul>\(categories.joined())</ul>
      <div class="mega" hidden><ul>\(mega.joined())</ul></div></nav>

      """
  }

  private func secondMenu(_ account: String) -> String {
    guard platform.quirks.contains(.secondMenu) else { return "" }
    return "<details class=\"narrow\"><summary>≡</summary><ul>\(account)</ul></details>"
  }

  private func footer(_ page: DemoPage) -> String {
    let own = platform.footer.map { item in
      "<li><a href=\"\(item.to)\">\(escape(item.label.text(in: language)))</a></li>"
    }
    let menu = Weight.languages.map { tag, name in
      // Languages that the demo does not serve lead back to the page.
      let isServed = platform.languages.contains(tag)
      if platform.quirks.contains(.savingLanguages) {
        return "<li><a href=\"/language/set?locale=\(tag)&next=\(page.path)\">\(name)</a></li>"
      }
      let address =
        isServed ? "http://\(platform.host(tag)):\(port)\(page.path)" : "\(page.path)?lang=\(tag)"
      return "<li><a href=\"\(address)\" hreflang=\"\(tag)\">\(name)</a></li>"
    }
    return """
      <footer class="site-footer"><ul>\(link("help", "/help"))\(link("privacy", "/privacy"))\
      \(link("terms", "/terms"))\(link("about", "/about"))\(link("contact", "/contact"))\
      \(own.joined())</ul>
      \(platform.quirks.contains(.noLanguageMenu) ? "" : "<ul class=\"languages\">\(menu.joined())</ul>")
      <p>© 2026 \(escape(name))</p></footer>
      """
  }

  private func link(_ word: String, _ path: String) -> String {
    "<li><a href=\"\(path)\">\(words[word, language])</a></li>"
  }

  // MARK: Main content

  private func main(_ page: DemoPage, _ notice: String?) -> String {
    let own = page.language ?? language
    let warning = notice.map { "<p class=\"error\" role=\"alert\">\(escape($0))</p>" } ?? ""
    let body = page.body.map { html($0, own) }.joined(separator: "\n")
    guard platform.quirks.contains(.restless) else {
      return "<main>\n\(warning)\(body)\n</main>\n"
    }
    let parts = RestlessParts(words: words, language: language, token: token, visit: visit)
    return "<main>\n\(warning)\(parts.top)\(body)\n\(parts.bottom)</main>\n"
  }

  private func html(_ block: DemoPage.Block, _ own: String) -> String {
    let text = { (text: DemoText) in escape(text.text(in: own)) }
    switch block {
    case .heading(let words): return "<h1>\(text(words))</h1>"
    case .text(let words): return "<p>\(text(words))</p>"
    case .warning(let words): return "<p class=\"warning\">\(text(words))</p>"
    case .list(let items): return "<ul>\(items.map { "<li>\(text($0))</li>" }.joined())</ul>"
    case .link(let label, let to): return "<p><a href=\"\(to)\">\(text(label))</a></p>"
    case .links(let links):
      let items = links.map { "<li><a href=\"\($0.to)\">\(text($0.label))</a></li>" }
      return "<ul class=\"menu\">\(items.joined())</ul>"
    case .expander(let label, let body):
      let content = body.map { html($0, own) }.joined()
      return "<details><summary>\(text(label))</summary>\(content)</details>"
    case .filler(let count): return filler(count)
    case .form(let form): return html(form, own)
    }
  }

  /// Content links; before a list's own last entry they make it one of many.
  private func filler(_ count: Int) -> String {
    let items = (1...max(1, count)).map { number in
      "<li><a href=\"/product/\(number)\">\(words.product(number, language))</a></li>"
    }
    return "<ul class=\"menu\">\(items.joined())</ul>"
  }

  private func html(_ form: DemoPage.Form, _ own: String) -> String {
    let fields = form.fields.map { html($0, own) }.joined(separator: "\n")
    let csrf =
      form.isPost ? "<input type=\"hidden\" name=\"csrf\" value=\"\(token)\">" : ""
    let name =
      platform.quirks.contains(.randomNames) ? " name=\"form-\(token.prefix(8))\"" : ""
    return """
      <form\(name) action="\(form.action)" method="\(form.isPost ? "post" : "get")">\(csrf)
      \(fields)
      <button type="submit" class="primary">\(escape(form.submit.text(in: own)))</button></form>
      """
  }

  private func html(_ field: DemoPage.Field, _ own: String) -> String {
    let label = escape(field.label.text(in: own))
    let required = field.isRequired ? " required" : ""
    switch field.type {
    case "radio":
      let options = field.options.enumerated().map { index, option in
        let checked = field.isPreselected && index == 0 ? " checked" : ""
        return
          "<label><input type=\"radio\" name=\"\(field.name)\" value=\"\(option.value)\"\(required)\(checked)> "
          + "\(escape(option.label.text(in: own)))</label>"
      }
      return "<fieldset><legend>\(label)</legend>\(options.joined())</fieldset>"
    case "checkbox":
      return
        "<label><input type=\"checkbox\" name=\"\(field.name)\" value=\"1\"\(required)\(field.isPreselected ? " checked" : "")> \(label)</label>"
    case "textarea":
      return
        "<label>\(label) <textarea name=\"\(field.name)\"\(required)></textarea></label>"
    default:
      return """
        <label for="f-\(field.name)">\(label)</label>
        <input id="f-\(field.name)" type="\(field.type)" name="\(field.name)"\(required)>
        """
    }
  }

  private func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}

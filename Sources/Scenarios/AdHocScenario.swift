extension Scenario {
  /// A scenario for one page that nobody wrote a file for: `exitway check https://… --locale ko-KR`.
  package init(address: String, locales: [LocaleTag]) {
    let scheme = address.firstRange(of: "://")?.upperBound ?? address.startIndex
    let rest = address[scheme...]
    let host = String(rest.prefix { !"/?#".contains($0) })
    let template = { (text: String) in
      Template(text, line: 1, column: 1, problem: { _, _ in })
    }
    let page = StartPage(
      name: "page", address: template(address[..<scheme] + "${host}" + rest.dropFirst(host.count)))
    let name = rest.prefix { !"?#".contains($0) }.split(separator: "/").joined(separator: "-")
    self.init(
      id: "adhoc/" + name.replacing(":", with: "-"), file: address, platform: host,
      operatorName: nil, profiles: ["core"], referenceLocale: nil,
      locales: locales.map {
        LocaleEntry(locale: $0, host: template(host), cookies: [], headers: [], isSecondary: false)
      }, start: [page], session: nil, delete: Journey(from: "page", steps: []),
      signup: Journey(from: "page", steps: []), aliases: [:], limits: Limits(), render: .auto,
      schedule: nil, expectations: [], sources: [])
  }
}

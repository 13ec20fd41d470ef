import Evidence
import Pages
import Transfer

/// Recognises services that stand in front of sites and answer in their place.
///
/// Their marks are headers, script addresses and cookies of their own, which do not change with the
/// language of the page; words are used only where a service leaves nothing else.
enum Walls {
  private struct Sign {
    let name: String
    /// A header that only the wall sends, and what its value holds.
    var header: (name: String, value: String)?
    /// What stands in the page's bytes.
    var marks: [String] = []
  }

  private static let signs: [Sign] = [
    Sign(
      name: "Cloudflare", header: ("cf-mitigated", "challenge"),
      marks: ["/cdn-cgi/challenge-platform/", "cf-chl-", "cf_chl_opt", "cdn-cgi/styles/cf.errors"]),
    Sign(
      name: "Akamai", header: ("server", "akamaighost"),
      marks: ["errors.edgesuite.net", "/_sec/cp_challenge", "bm-verify=", "sec-if-cpt-container"]),
    Sign(
      name: "DataDome", header: ("x-datadome", ""),
      marks: ["captcha-delivery.com", "datadome.co/captcha"]),
    Sign(
      name: "HUMAN (PerimeterX)", header: ("x-px-", ""),
      marks: ["px-captcha", "captcha.px-cdn.net", "_pxappid", "human.com/bot-challenge"]),
    Sign(
      name: "Alibaba", header: ("bxpunish", ""),
      marks: ["_____tmd_____/punish", "x5secdata", "/punish?x5", "nocaptcha/nc.js"]),
    Sign(
      name: "Imperva", header: ("x-iinfo", ""),
      marks: ["_incapsula_resource", "incapsula incident id", "imperva.com/pages/error"]),
    Sign(name: "AWS WAF", header: ("x-amzn-waf-action", ""), marks: ["awswaf.com/"]),
    Sign(name: "Kasada", header: ("x-kpsdk-", ""), marks: ["/ips.js?x-kpsdk"]),
    Sign(name: "hCaptcha", marks: ["hcaptcha.com/1/api.js", "js.hcaptcha.com"]),
    Sign(
      name: "reCAPTCHA", marks: ["google.com/recaptcha/api.js", "google.com/recaptcha/enterprise"]),
    Sign(name: "GeeTest", marks: ["static.geetest.com"]),
    Sign(name: "Sucuri", header: ("x-sucuri-block", ""), marks: ["sucuri.net/privacy-policy"]),
  ]

  /// Titles of challenge pages, in lower case.
  private static let titles = [
    "just a moment", "attention required", "access denied", "pardon our interruption",
    "are you a robot", "robot or human", "verify you are human", "security check",
    "checking your browser", "you have been blocked", "request unsuccessful", "bot verification",
    "잠시만 기다리", "접근이 거부", "보안문자", "アクセスが拒否", "验证码", "访问被拒绝", "einen moment",
    "un momento", "un instant", "zugriff verweigert", "accès refusé", "acceso denegado",
    "один момент",
  ]

  /// Letters beyond which a page says something of its own.
  private static let fewLetters = 1500
  private static let window = 512 << 10

  /// Whether a wall says in the headers that it answers.
  static func isNamed(_ response: TransferResponse) -> Bool {
    guard response.status >= 400 else { return false }
    return signs.contains { $0.header.map { has($0, response) } ?? false }
  }

  /// The wall that answered in place of the page.
  static func name(in response: TransferResponse, _ model: PageModel) -> String? {
    let isRefusal = [401, 403, 405, 406, 429, 503].contains(response.status)
    if isRefusal, let sign = signs.first(where: { $0.header.map { has($0, response) } ?? false }) {
      return sign.name
    }
    // A captcha in a form that a person fills in is a step; a page that is little else is a wall.
    let letters = model.blocks.reduce(0) { $0 + $1.text.utf8.count }
    guard letters < fewLetters, !asksForAnything(model) else { return nil }
    let page = response.body.prefix(window).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for sign in signs where sign.marks.contains(where: { page.holds($0) }) {
      // Sites behind these services carry their scripts on good pages, too.
      if isRefusal || letters < 400 || says(titles, model) { return sign.name }
    }
    return isRefusal && says(titles, model) ? "an unknown service" : nil
  }

  private static func has(
    _ header: (name: String, value: String), _ response: TransferResponse
  ) -> Bool {
    response.headers.contains { sent in
      let name = sent.name.lowercased()
      let fits = header.name.hasSuffix("-") ? name.hasPrefix(header.name) : name == header.name
      return fits && (header.value.isEmpty || sent.value.lowercased().contains(header.value))
    }
  }

  private static func asksForAnything(_ model: PageModel) -> Bool {
    model.forms.contains { form in form.fields.contains { $0.kind != .hidden } }
  }

  private static func says(_ titles: [String], _ model: PageModel) -> Bool {
    let said = [model.title?.text, model.blocks.first { $0.role == .heading }?.text]
      .compactMap { $0?.lowercased() }
    return said.contains { text in titles.contains { text.contains($0) } }
  }
}

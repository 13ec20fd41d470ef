import Languages

/// Tells what sort of page was served, so that a log-in page is never taken for the page asked for.
struct KindReading {
  let page: PageModel
  let draft: PageDraft
  let words: PageWords

  /// Letters below which a page with scripts is a shell.
  private static let shellLetters = 80
  /// A page with a challenge has little else on it.
  private static let challengeLetters = 1200

  var kind: PageModel.Kind {
    let letters = letters
    if letters < Self.challengeLetters, hasChallenge { return .challenge }
    if letters == 0, draft.scripts == 0, page.controls.isEmpty { return .empty }
    if letters < Self.shellLetters, draft.scripts > 0, page.forms.isEmpty, hasRoot || letters == 0 {
      return .shell
    }
    if saysNotFound { return .notFound }
    if isSignUp { return .signup }
    if hasLogIn { return .login }
    return .ordinary
  }

  /// Letters of the text, as far as they matter here; every character beyond ASCII counts as one.
  private var letters: Int {
    var letters = 0
    for block in page.blocks {
      letters += block.text.utf8.count { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0xC0
      }
      if letters > Self.challengeLetters { break }
    }
    return letters
  }

  /// Marks of services that stand in front of sites, in script addresses and ids.
  private var hasChallenge: Bool {
    let marks = [
      "challenge-platform", "cf-turnstile", "challenges.cloudflare.com", "captcha-delivery",
      "px-captcha", "_incapsula_", "/punish", "g-recaptcha", "recaptcha/api", "h-captcha",
      "hcaptcha.com", "geetest", "datadome",
    ]
    // A captcha inside an ordinary form is a step, not a wall.
    guard page.forms.allSatisfy({ form in form.fields.allSatisfy { $0.kind == .hidden } }) else {
      return false
    }
    return draft.markers.contains { marker in
      let marker = marker.lowercased()
      return marks.contains { marker.contains($0) }
    }
  }

  /// An element that scripts fill.
  private var hasRoot: Bool {
    let roots: Set<String> = ["#root", "#app", "#__next", "#__nuxt", "#application", "#main-app"]
    return draft.hasNoscript || draft.markers.contains(where: roots.contains)
  }

  private var saysNotFound: Bool {
    let title = page.title.map { words.reading(of: $0.text).cues } ?? []
    let heading = page.blocks.first { $0.role == .heading && $0.isMain }
    return title.contains(.notFound) || heading?.cues.contains(.notFound) == true
  }

  private var isSignUp: Bool {
    forms(where: { $0.kind == .password || $0.kind == .email }).contains { index in
      page.controls.contains { $0.form == index && $0.purpose?.purpose == .signUp }
    }
  }

  /// A form that asks who one is and for the password; giving only the password again inside an
  /// account is a step of a journey.
  ///
  /// Pages that offer both, side by side, have a form for each.
  var hasLogIn: Bool {
    let isInside = page.controls.contains { $0.purpose?.purpose == .logOut }
    let found = forms(where: { $0.kind == .password }).contains { index in
      let form = page.forms[index]
      let names = form.fields.contains { [.text, .email, .phone].contains($0.kind) }
      let submits = page.controls.filter { $0.form == index }
      let saysLogIn = submits.contains { $0.purpose?.purpose == .logIn }
      let isOther = submits.contains { [.delete, .signUp].contains($0.purpose?.purpose) }
      return !isOther && (names || saysLogIn)
    }
    return !isInside && (found || (hasLoosePassword && page.forms.isEmpty))
  }

  private var hasLoosePassword: Bool { page.looseFields.contains { $0.kind == .password } }

  private func forms(where wanted: (PageModel.Field) -> Bool) -> [Int] {
    page.forms.indices.filter { page.forms[$0].fields.contains(where: wanted) }
  }
}

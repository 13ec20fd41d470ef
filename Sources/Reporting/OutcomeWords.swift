import Evidence

extension Outcome {
  /// A mark that tells the outcome without colour.
  var mark: String {
    switch self {
    case .pass: "✓"
    case .warn: "!"
    case .fail: "✗"
    case .cantTell: "?"
    case .notApplicable: "-"
    }
  }

  /// The word people read; the raw value is for machines.
  var word: String {
    switch self {
    case .pass: "pass"
    case .warn: "warn"
    case .fail: "fail"
    case .cantTell: "cannot tell"
    case .notApplicable: "not applicable"
    }
  }
}

extension ReasonCode {
  /// One plain sentence for people who do not know the code.
  var sentence: String {
    switch self {
    case .network: "The site did not answer."
    case .tls: "No secure connection could be made, so the page was not read."
    case .localAddress: "The site led to an address of this machine or of a local network."
    case .blocked: "The site refuses automatic visitors."
    case .challenge: "A challenge or captcha stands in front of the page, and is not answered."
    case .consentWall: "A page that asks for consent to cookies stands in front of the page."
    case .geoRedirect: "The site sent us to its pages for another country."
    case .wrongPage: "The page is not the one that the scenario means."
    case .notRecorded: "The recording does not hold the page."
    case .unstable: "Two fetches of the same pages disagree."
    case .httpError: "The site answered with an error in place of the page."
    case .notAPage: "The answer is not a web page."
    case .needsBrowser: "The page is filled by scripts and was not rendered."
    case .loginWall: "A log-in page came in place of the page asked for."
    case .noSession: "No account is declared, or its secrets are not set."
    case .loginFailed: "The declared log-in did not work."
    case .signedOut: "The session ended on the way."
    case .robots: "The site's robots.txt does not allow the page."
    case .needsDeclaredStep: "The next step sends a form that the scenario does not declare safe."
    case .budget: "The search ended at its limit of pages, bytes, depth or time."
    case .notFound: "No way was found, and not every page was looked at."
    case .tooLittleText: "There is too little text to tell its language."
    case .languageUndetermined: "The language of the text could not be told."
    case .noBaseline: "There is nothing to compare with: signing up was not observed."
    case .vocabulary: "The vocabulary has no terms for this language yet."
    case .incompleteParse: "The page could not be read to its end."
    case .interrupted: "The run was stopped before this case ended."
    case .busy: "Another run was at this case at the same time."
    case .internal: "exitway itself failed here."
    }
  }
}

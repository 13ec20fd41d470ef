import Reporting

/// A page as a line of a survey: what `inspect --format json` has, names in alphabetical order.
extension PageDescription {
  func line() -> [UInt8] {
    JSONLine { line in
      line.member("controls", of: controls) { $1.write(to: &$0) }
      line.member("encoding") { encoding.write(to: &$0) }
      line.member("forms", of: forms) { $1.write(to: &$0) }
      line.member("incomplete", incomplete)
      line.member("kind", kind)
      line.member("language") { language.write(to: &$0) }
      line.member("ledger") { ledger.write(to: &$0) }
      line.member("obstacles", obstacles)
      line.member("texts", of: texts) { $1.write(to: &$0) }
      line.member("url", url)
    }.bytes
  }
}

extension PageDescription.ControlSummary {
  fileprivate func write(to line: inout JSONLine) {
    line.member("confidence", confidence)
    line.member("hidden", hidden)
    line.member("label", label)
    line.member("language", language)
    line.member("leavesLocale", leavesLocale)
    line.member("place", place)
    line.member("purpose", purpose)
    line.member("role", role)
    line.member("target", target)
    line.member("why", why)
  }
}

extension PageDescription.EncodingSummary {
  fileprivate func write(to line: inout JSONLine) {
    line.member("badBytes", badBytes)
    line.member("differences", differences)
    line.member("source", source)
    line.member("used", used)
  }
}

extension PageDescription.FormSummary {
  fileprivate func write(to line: inout JSONLine) {
    line.member("captcha", captcha)
    line.member("fields", of: fields) { line, field in
      line.member("kind", field.kind)
      line.member("label", field.label)
      line.member("name", field.name)
      line.member("preselected", field.preselected)
      line.member("required", field.required)
    }
    line.member("method", method)
    line.member("target", target)
  }
}

extension PageDescription.LanguageSummary {
  fileprivate func write(to line: inout JSONLine) {
    line.member("copiedFromEnglish", copiedFromEnglish)
    line.member("declared", declared)
    line.member("declaredMatches", declaredMatches)
    line.member("detected", detected)
    line.member("expected", expected)
    line.member("foreign", of: foreign) { line, text in
      line.member("language", text.language)
      line.member("place", text.place)
      line.member("text", text.text)
    }
    line.member("share", share)
  }
}

extension PageDescription.Ledger {
  fileprivate func write(to line: inout JSONLine) {
    line.member("address", address)
    line.member("addressLocale", addressLocale)
    line.member("asked", asked)
    line.member("contentLanguage", contentLanguage)
    line.member("detected", detected)
    line.member("dir", dir)
    line.member("hreflang", hreflang)
    line.member("htmlLang", htmlLang)
    line.member("meta", meta)
    line.member("redirects", redirects)
    line.member("variesByLanguage", variesByLanguage)
  }
}

extension PageDescription.TextSummary {
  fileprivate func write(to line: inout JSONLine) {
    line.member("language", language)
    line.member("matches", matches)
    line.member("place", place)
    line.member("role", role)
    line.member("text", text)
  }
}

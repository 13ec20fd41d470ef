/// Words in classes, ids and addresses by which captcha widgets are known.
enum CaptchaMarks {
  private static let marks = [
    "g-recaptcha", "recaptcha", "h-captcha", "hcaptcha", "cf-turnstile", "turnstile", "geetest",
    "captcha-delivery", "px-captcha", "funcaptcha", "arkoselabs", "friendly-captcha", "frc-captcha",
    "nc_1_wrapper", "captcha",
  ]

  /// Whether a text has one of them.
  static func match(_ text: String) -> Bool {
    let text = text.lowercased()
    return marks.contains { text.contains($0) }
  }
}

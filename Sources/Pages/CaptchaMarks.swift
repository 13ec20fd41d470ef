/// Words in classes, ids and addresses by which captcha widgets are known.
enum CaptchaMarks {
  private static let marks: [StaticString] = [
    "captcha", "turnstile", "geetest", "arkoselabs", "nc_1_wrapper",
  ]

  /// Whether an attribute has one of them.
  static func match(_ element: Element, _ attribute: StaticString) -> Bool {
    element.has(attribute) && marks.contains { element.holds($0, in: attribute) }
  }
}

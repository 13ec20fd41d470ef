import CLibXML2

/// The library that parses pages, for the record.
package enum ParserVersion {
  /// `libxml2/2.9.14`; the library writes it as one number, 20914.
  package static var text: String {
    let digits = unsafe String(cString: exitway_libxml2_version()).prefix { $0.isNumber }
    guard let number = Int(digits) else { return "libxml2" }
    return "libxml2/\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }
}

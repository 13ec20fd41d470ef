/// The elements whose names mean something to a reader; all others are `other`.
enum Tag: String, CaseIterable, Sendable {
  case other = ""
  case a, abbr, address, area, article, aside, audio, base, blockquote, body, br, button, canvas
  case caption, center, code, datalist, dd, details, dialog, dir, div, dl, dt, embed, fieldset
  case figcaption, figure, footer, form, frame, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr
  case html, iframe, img, input, kbd, label, legend, li, link, main, math, menu, meta, nav, noframes
  case noscript, object, ol, optgroup, option, p, pre, samp, script, search, section, select, span
  case style, summary, svg, table, tbody, td, template, text, textarea, tfoot, th, thead, title, tr
  case ul, video

  private static let named: [String: Tag] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The tag of an element's name in lower case.
  static func named(_ name: String) -> Tag { named[name] ?? .other }

  /// Begins on a line of its own (HTML Standard, section 15.3).
  var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .br, .caption, .center, .dd, .details,
      .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3,
      .h4, .h5, .h6, .header, .hgroup, .hr, .html, .legend, .li, .main, .menu, .nav, .ol, .optgroup,
      .option, .p, .pre, .search, .section, .select, .summary, .table, .tbody, .td, .tfoot, .th,
      .thead, .tr, .ul, .label, .button, .textarea:
      true
    default: false
    }
  }

  /// Content is never shown as text.
  var isUnseen: Bool {
    switch self {
    case .script, .style, .noscript, .iframe, .object, .canvas, .audio, .video, .math,
      .datalist, .noframes:
      true
    default: false
    }
  }

  /// May begin another part of the page.
  var isLandmark: Bool {
    switch self {
    case .main, .article, .nav, .header, .footer, .aside, .dialog: true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Holds a list of links.
  var isList: Bool {
    switch self {
    case .ul, .ol, .nav, .menu, .table, .dl, .footer: true
    default: false
    }
  }

  /// Holds what is written for machines.
  var isCode: Bool { self == .code || self == .kbd || self == .samp }
}

/// Who looks at a page, and through what.
package struct PageSettings: Sendable, Hashable {
  package var userAgent: String
  /// BCP 47 tags in order of liking, without weights: a browser adds them.
  package var languages: [String]
  package var width: Int
  package var height: Int
  package var isMobile: Bool
  /// IANA name of the time zone in which the page's scripts tell the time.
  package var timeZone = "UTC"
  /// Longest time until a page has come to rest, in seconds.
  package var seconds: Double = 15
  /// Requests that a page may make, the page itself not counted.
  package var requests = 200
  /// Whether pictures of the page are taken.
  package var takesPictures = false

  package init(userAgent: String, languages: [String], isMobile: Bool = false) {
    self.userAgent = userAgent
    self.languages = languages
    self.isMobile = isMobile
    (width, height) = isMobile ? (412, 915) : (1280, 900)
  }
}

/// What leads a page that is being shown.
package struct PageGuide: Sendable {
  /// Asked for everything that the page wants; nil refuses.
  package var answer: @Sendable (PageRequest) async -> PageAnswer?
  /// Asked each time the page has come to rest, with how many presses were made: the number of the
  /// element to press (`data-exitway` in the page); nil when that was all.
  package var next: @Sendable (RenderedPage, Int) async -> Int?

  package init(
    answer: @escaping @Sendable (PageRequest) async -> PageAnswer?,
    next: @escaping @Sendable (RenderedPage, Int) async -> Int? = { _, _ in nil }
  ) {
    self.answer = answer
    self.next = next
  }
}

/// What a page asks for while it is shown.
package struct PageRequest: Sendable, Hashable {
  package enum Purpose: String, Sendable, Hashable {
    /// A frame inside the page.
    case frame
    case script, style
    /// `fetch` and `XMLHttpRequest`.
    case data
    case other
  }

  package var method: String
  package var address: String
  package var purpose: Purpose
  package var accept: String?
  /// What `fetch` or `XMLHttpRequest` would send; empty for GET.
  package var body: [UInt8] = []
  /// `Content-Type` of ``body``.
  package var contentType: String?
  /// Something was pressed before it.
  package var isAfterPress = false

  package init(method: String, address: String, purpose: Purpose, accept: String? = nil) {
    self.method = method
    self.address = address
    self.purpose = purpose
    self.accept = accept
  }
}

/// An answer for the page.
package struct PageAnswer: Sendable, Hashable {
  package struct Header: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var status: Int
  package var headers: [Header]
  package var body: [UInt8]

  package init(status: Int, headers: [Header], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// A page as it stood when it had come to rest.
package struct RenderedPage: Sendable, Hashable {
  /// HTML in UTF-8; what is not displayed is marked `hidden`.
  package var html: [UInt8]
  /// Where the browser says it is; a script may have changed the part behind the origin.
  package var address: String
  /// Where a script sent the browser; not followed.
  package var navigation: String?
  /// True if it was still changing when the time was over.
  package var isRestless: Bool
  /// How many presses were made that changed something.
  package var presses = 0
  /// The last press made it want to send something, which was kept back.
  package var isKeptBack = false
  /// The context's cookies afterwards, those of scripts included.
  package var cookies: [PageCookie] = []
  /// How it looked; nil where no pictures were taken.
  package var sight: RenderedSight?

  package init(html: [UInt8], address: String, navigation: String?, isRestless: Bool) {
    self.html = html
    self.address = address
    self.navigation = navigation
    self.isRestless = isRestless
  }
}

/// A cookie as the browser keeps it.
package struct PageCookie: Sendable, Hashable {
  package var name: String
  package var value: String
  /// With a leading dot subdomains get it as well.
  package var domain: String
  package var path: String
  package var isSecure: Bool
  /// Scripts do not see it.
  package var isHTTPOnly: Bool
  /// Seconds since 1970; nil until the session ends.
  package var expires: Double?

  package init(
    name: String, value: String, domain: String, path: String, isSecure: Bool, isHTTPOnly: Bool,
    expires: Double? = nil
  ) {
    self.name = name
    self.value = value
    self.domain = domain
    self.path = path
    self.isSecure = isSecure
    self.isHTTPOnly = isHTTPOnly
    self.expires = expires
  }
}

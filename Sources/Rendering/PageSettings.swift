/// Who looks at a page, and through what.
package struct PageSettings: Sendable, Hashable {
  package var userAgent: String
  /// BCP 47 tags in order of liking, without weights: a browser adds them.
  package var languages: [String]
  package var width: Int
  package var height: Int
  package var isMobile: Bool
  /// Longest time until a page has come to rest, in seconds.
  package var seconds: Double = 15
  /// Requests that a page may make, the page itself not counted.
  package var requests = 200

  package init(userAgent: String, languages: [String], isMobile: Bool = false) {
    self.userAgent = userAgent
    self.languages = languages
    self.isMobile = isMobile
    (width, height) = isMobile ? (412, 915) : (1280, 900)
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

  package init(html: [UInt8], address: String, navigation: String?, isRestless: Bool) {
    self.html = html
    self.address = address
    self.navigation = navigation
    self.isRestless = isRestless
  }
}

/// What a session sends with every request, and what it may cost.
package struct SessionOptions: Sendable, Hashable {
  package var userAgent: String
  package var headers: [TransferHeader]
  /// Headers with credentials, each for one site only.
  package var scopedHeaders: [ScopedHeader] = []
  /// Cookies of a browser's own session, as a Netscape cookie file has them.
  package var jar = CookieJar()
  /// Answers carry the request's headers as they were sent.
  package var keepsSentHeaders = false
  /// Scripts of pages may send to their own site.
  package var letsScriptsPost = false
  /// Cookies that choose the locale, set before the first request.
  package var cookies: [PresetCookie]
  package var limits: TransferLimits
  /// A file with certificates to trust besides the system's.
  package var certificateAuthority: String?
  /// Whether addresses of this machine and of local networks may be asked.
  ///
  /// Behind a proxy it is the proxy that connects, and only its address is seen; it is then not
  /// checked.
  package var allowsLocalAddresses: Bool

  package init(
    userAgent: String, headers: [TransferHeader] = [], cookies: [PresetCookie] = [],
    limits: TransferLimits = TransferLimits(), certificateAuthority: String? = nil,
    allowsLocalAddresses: Bool = false
  ) {
    self.userAgent = userAgent
    self.headers = headers
    self.cookies = cookies
    self.limits = limits
    self.certificateAuthority = certificateAuthority
    self.allowsLocalAddresses = allowsLocalAddresses
  }
}

/// A cookie that a scenario sets itself.
package struct PresetCookie: Sendable, Hashable {
  package var name: String
  package var value: String
  /// The host it is sent to; with a leading dot its subdomains as well.
  package var domain: String
  package var path: String

  package init(name: String, value: String, domain: String, path: String) {
    self.name = name
    self.value = value
    self.domain = domain
    self.path = path
  }

  /// A line of the Netscape cookie file format, which libcurl reads; nil if a value would break it.
  var netscapeLine: String? {
    SessionCookie(
      name: name, value: value, domain: domain, path: path, isSecure: false, expires: 0
    ).line
  }
}

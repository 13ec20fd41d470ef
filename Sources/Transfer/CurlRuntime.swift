internal import CCurl
import Glibc

/// libcurl's process-wide state.
enum CurlRuntime {
  /// Runs once, before the first handle; libcurl's global initialisation is not repeatable while
  /// other threads use it.
  private static let initialised: Bool = {
    // libidn2 reads names in the locale's character set; in the C locale of cron and containers no
    // name outside ASCII can be looked up. The set is all that is changed, not the language.
    unsafe _ = setlocale(LC_CTYPE, "C.UTF-8")
    exitway_keep_freed_memory()
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  }()

  /// Whether the environment names a proxy for libcurl (its manual page, "ENVIRONMENT").
  static var usesProxy: Bool {
    let names: [String] = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
    return names.contains { name in
      guard let value = unsafe getenv(name) else { return false }
      return unsafe value.pointee != 0
    }
  }

  /// Whether libcurl may be used.
  static var isReady: Bool { initialised }

  /// Makes sure libcurl may be used.
  static func start() throws(TransferError) {
    guard initialised else {
      throw TransferError(.internal, address: "libcurl", detail: "libcurl could not be initialised")
    }
  }
}

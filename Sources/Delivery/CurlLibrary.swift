internal import CCurl
import Glibc

/// libcurl's process-wide state.
enum CurlLibrary {
  /// Whether libcurl may be used; asking for the first time makes it ready.
  ///
  /// libcurl counts its initialisations, so another target may make its own.
  static let isReady: Bool = {
    // libidn2 reads names in the locale's character set, which cron and containers leave at C.
    unsafe _ = setlocale(LC_CTYPE, "C.UTF-8")
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  }()
}

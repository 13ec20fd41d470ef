internal import CCurl

/// libcurl's process-wide state.
enum CurlRuntime {
  /// Runs once, before the first handle; libcurl's global initialisation is not repeatable while
  /// other threads use it.
  private static let initialised: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Makes sure libcurl may be used.
  static func start() throws(TransferError) {
    guard initialised else {
      throw TransferError(.internal, address: "libcurl", detail: "libcurl could not be initialised")
    }
  }
}

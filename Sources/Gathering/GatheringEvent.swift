package import Transfer

/// What gathering is at, told as it happens to whoever watches a run; nothing of it is evidence.
///
/// Addresses are sealed as evidence's are, and they are words of strangers: whoever shows them
/// escapes them.
package enum GatheringEvent: Sendable, Hashable {
  /// A request goes out.
  case asking(WebAddress)
  /// The answer to it has come, or none will.
  case answered(WebAddress)
  /// A request waits until then, because a host is left alone in between or asked for time.
  case waiting(host: String, until: ContinuousClock.Instant)
}

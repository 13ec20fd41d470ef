import Dispatch

/// Lets a few pass at a time; those who waited too long are sent away.
struct Gate: Sendable {
  private static let patience = 20

  private let slots: DispatchSemaphore

  init(most: Int) { slots = DispatchSemaphore(value: most) }

  /// Does something once there is room; nil where there was none for too long.
  func pass<Value>(_ body: () throws -> Value) rethrows -> Value? {
    guard slots.wait(timeout: .now() + .seconds(Self.patience)) == .success else { return nil }
    defer { slots.signal() }
    return try body()
  }
}

import Foundation

/// Does what blocks on a thread of its own: tests share a few threads with the servers that they
/// ask, which would starve.
package func onThread<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Result { try body() }) }.start()
  }
}

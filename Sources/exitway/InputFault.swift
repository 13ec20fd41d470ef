/// What a person named or wrote cannot be used: a file, a run, a case, a part.
///
/// The exit code is 2.
struct InputFault: Error, CustomStringConvertible {
  /// One line for standard error.
  let description: String

  init(_ description: String) { self.description = description }
}

import Evidence
import GRDB

/// Reads columns without the traps of GRDB's subscripts, which stop the program where a damaged or
/// planted file holds another type than the one that is asked for.
extension Row {
  func whole<Number: DatabaseValueConvertible>(_ column: String) throws -> Number {
    guard let value: Number = try some(column) else { throw Self.unfit(column) }
    return value
  }

  /// A value that may be missing; one of a wrong type is an error.
  func some<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    guard let stored = self[column] as DatabaseValue?, !stored.isNull else { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw Self.unfit(column) }
    return value
  }

  func outcome(_ column: String) throws -> Outcome {
    guard let outcome = Outcome(rawValue: try whole(column)) else { throw Self.unfit(column) }
    return outcome
  }

  private static func unfit(_ column: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a wrong value is in column \(column)")
  }
}

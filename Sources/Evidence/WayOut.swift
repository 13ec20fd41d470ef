/// Whether the way out was there on a day, from how the walk ended.
package enum WayOut {
  /// - Parameter ended: why the walk ended before the final control; nil where it got there.
  /// - Returns: nil where the walk says nothing about it: a network fault, a budget, a wall.
  package static func isThere(_ ended: EvidenceFailure?) -> Bool? {
    switch ended?.reason {
    case nil, .needsDeclaredStep: true
    case .notFound, .httpError: false
    default: nil
    }
  }
}

extension CaseEvidence {
  /// Whether this visit met the way out; nil where it could not tell.
  package var isWayOutThere: Bool? {
    delete.value.flatMap { WayOut.isThere($0.ended) }
  }
}

/// A text that stands somewhere on a page.
protocol PlacedText {
  associatedtype Role: Equatable
  var role: Role { get }
  var place: String { get set }
  /// What a reader sees of it.
  var said: String { get set }
  /// What makes two of them the same, wherever they stand.
  var key: String { get }
}

extension TextBlock: PlacedText {
  var said: String {
    get { text }
    set { text = newValue }
  }
  var key: String { "\(role.rawValue) \(text)" }
}

extension Control: PlacedText {
  var said: String {
    get { label }
    set { label = newValue }
  }
  var key: String { "\(role.rawValue) \(label) \(target ?? "")" }
}

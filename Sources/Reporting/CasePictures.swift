package import Evidence

/// A page of a journey as a browser showed it.
package struct PictureDetail: Sendable, Hashable {
  /// A control that assistive technology gets under another name than is seen on it.
  package struct Heard: Sendable, Hashable {
    package var label: String
    package var name: String
    package var role: String
  }

  /// With the scenario's variables.
  package var address: String
  /// JPEG.
  package var bytes: [UInt8]
  package var width: Int
  package var height: Int
  /// Labels of what is outlined, the most telling first.
  package var outlined: [String]
  package var heard: [Heard]
  /// Scripts (ISO 15924) whose letters are boxes in the picture.
  package var fontsMissing: [String]
}

extension CaseDetail {
  /// A report that shows more of them says nothing more.
  private static let mostPictures = 12
  private static let longestLabel = 120

  /// Takes the pictures of a case, whose evidence says what is outlined in them.
  package mutating func show(_ small: [SmallPicture], of evidence: CaseEvidence) {
    let evidence = Redactor(secrets: []).redact(evidence)
    pictures = small.prefix(Self.mostPictures).compactMap { picture in
      guard let page = evidence.page(picture.page) else { return nil }
      let pressed = evidence.pressed(on: page.id)
      return PictureDetail(
        address: Self.cut(page.finalAddress), bytes: picture.bytes, width: picture.width,
        height: picture.height, outlined: pressed.map { Self.cut($0.label) },
        heard: pressed.compactMap(Self.heard), fontsMissing: page.view?.fontsMissing ?? [])
    }
  }

  private static func heard(_ control: Control) -> PictureDetail.Heard? {
    guard let shown = control.shown, let text = shown.text, let name = shown.name,
      let role = shown.role
    else { return nil }
    return PictureDetail.Heard(label: cut(text), name: cut(name), role: cut(role))
  }

  private static func cut(_ text: String) -> String {
    text.count > longestLabel ? text.prefix(longestLabel - 1) + "…" : text
  }
}

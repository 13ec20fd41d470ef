/// A page with holes for what is another one in each fetch.
struct SteadyPage {
  private(set) var page: PageRecord
  /// What varies, sorted.
  private(set) var variations: Set<Variation> = []
  /// The new position of each control; those that are gone have none.
  private(set) var positions: [Int: Int]
  /// Where the links led that are gone.
  private(set) var goneTargets: Set<String> = []
  private let guarded: Set<Int>

  /// Begins with a page as it was fetched first.
  ///
  /// - Parameters:
  ///   - page: the first reading.
  ///   - guarded: positions of the controls that journeys use; they stay.
  init(_ page: PageRecord, guarded: Set<Int>) {
    self.page = page
    self.guarded = guarded
    positions = Dictionary(uniqueKeysWithValues: page.controls.indices.map { ($0, $0) })
  }

  /// Purposes of controls that nothing may hide.
  private static let leaving: Set = ["delete", "deactivate", "cancel-subscription", "delete-other"]

  /// Where the controls that journeys use stand now.
  private var guardedNow: Set<Int> { Set(guarded.compactMap { positions[$0] }) }

  private func regions(beside other: PageRecord?) -> VaryingRegions {
    let guarded = guardedNow
    let controls = page.controls.indices.filter { index in
      guarded.contains(index) || page.controls[index].purpose.map(Self.leaving.contains) == true
    }
    return VaryingRegions(page, beside: other, guarded: controls.map { page.controls[$0].place })
  }

  // MARK: Two readings

  /// Takes out what another reading of the page does not say.
  ///
  /// Readings that have little in common are not one page with varying parts; they stay as they are,
  /// and the rules disagree about them.
  mutating func compare(with other: PageRecord) {
    guard let blocks = Self.align(page.blocks, other.blocks),
      let controls = Self.align(page.controls, other.controls),
      blocks.pairs.count * 2 >= page.blocks.count
    else { return }
    page.finalAddress = VaryingText.ofMarkup(page.finalAddress, other.finalAddress)
    if let title = page.title, let second = other.title {
      page.title?.text = VaryingText.ofReader(title.text, second.text)
      note("title", page.title?.text)
    }
    let regions = regions(beside: other)
    let varying = varying(regions, blocks, controls, other)
    for region in varying { variations.insert(Variation(page: page.address, place: region)) }
    // By the places as they were read: once merged, they may have holes.
    let gone = content(of: varying, regions.tree)
    for pair in blocks.pairs where !gone.blocks.contains(pair.first) {
      merge(block: pair.first, other.blocks[pair.second])
    }
    for pair in controls.pairs where !gone.controls.contains(pair.first) {
      merge(control: pair.first, other.controls[pair.second])
    }
    mergeForms(other.forms)
    remove(
      blocks: gone.blocks.union(blocks.lost), controls: gone.controls.union(controls.lost))
    forget(varying, regions.tree)
  }

  /// The regions that hold other things in another reading.
  private func varying(
    _ regions: VaryingRegions, _ blocks: Alignment, _ controls: Alignment, _ other: PageRecord
  ) -> Set<String> {
    let blockPlaces = (page.blocks.map(\.place), other.blocks.map(\.place))
    let controlPlaces = (page.controls.map(\.place), other.controls.map(\.place))
    let changedBlocks = blocks.pairs.filter { pair in
      page.blocks[pair.first].text != other.blocks[pair.second].text
    }
    let changedControls = controls.pairs.filter { pair in
      page.controls[pair.first].label != other.controls[pair.second].label
    }
    // A link to another place under another name has not changed: another one stands there.
    let swapped = changedControls.filter { pair in
      let (control, other) = (page.controls[pair.first], other.controls[pair.second])
      return VaryingText.ofReader(control.label, other.label) == VaryingText.hole
        && control.target != other.target
    }
    return regions.around(
      blocks, blockPlaces, changed: changedBlocks.map { blockPlaces.0[$0.first] }
    ).union(
      regions.around(
        controls, controlPlaces, changed: changedControls.map { controlPlaces.0[$0.first] })
    ).union(
      regions.lists(of: swapped.map { controlPlaces.0[$0.first] }, among: controlPlaces.0))
  }

  private mutating func merge(block index: Int, _ other: TextBlock) {
    let block = page.blocks[index]
    guard block != other else { return }
    let place = VaryingText.ofMarkup(block.place, other.place)
    page.blocks[index].place = place
    page.blocks[index].text = VaryingText.ofReader(block.text, other.text)
    note(place, page.blocks[index].text)
    page.blocks[index].language = block.language.agreeing(with: other.language)
    page.blocks[index].cues = block.cues.filter(other.cues.contains)
  }

  private mutating func merge(control index: Int, _ other: Control) {
    let control = page.controls[index]
    guard control != other else { return }
    let place = VaryingText.ofMarkup(control.place, other.place)
    page.controls[index].place = place
    page.controls[index].label = VaryingText.ofReader(control.label, other.label)
    note(place, page.controls[index].label)
    page.controls[index].language = control.language.agreeing(with: other.language)
    if let target = control.target, let second = other.target {
      page.controls[index].target = VaryingText.ofMarkup(target, second)
    }
  }

  private mutating func mergeForms(_ others: [Form]) {
    guard page.forms.count == others.count else { return }
    for (index, other) in others.enumerated() where page.forms[index] != other {
      let form = page.forms[index]
      page.forms[index].place = VaryingText.ofMarkup(form.place, other.place)
      page.forms[index].target = VaryingText.ofMarkup(form.target, other.target)
      guard form.fields.count == other.fields.count else { continue }
      for (field, second) in other.fields.enumerated() {
        let first = form.fields[field]
        page.forms[index].fields[field].name = VaryingText.ofMarkup(first.name, second.name)
        page.forms[index].fields[field].label = VaryingText.ofReader(first.label, second.label)
      }
    }
  }

  // MARK: What was seen to vary before

  /// Takes out what earlier fetches saw vary, though these agree by chance.
  mutating func remember(_ known: [Variation]) {
    let own = known.filter { $0.page == page.address }
    let lists = own.filter { $0.text == nil }
    if !lists.isEmpty {
      let regions = regions(beside: nil)
      let places = page.blocks.map(\.place) + page.controls.map(\.place)
      let held = Set(places.flatMap(regions.tree.names(around:)))
      let varying = lists.filter { held.contains($0.place) && regions.mayVary($0.place) }
      variations.formUnion(varying)
      let cleared = Set(varying.map(\.place))
      let gone = content(of: cleared, regions.tree)
      remove(blocks: gone.blocks, controls: gone.controls)
      forget(cleared, regions.tree)
    }
    for variation in own {
      if let template = variation.text { fill(variation.place, template) }
    }
  }

  private mutating func fill(_ place: String, _ template: String) {
    if place == "title", let title = page.title, VaryingText.matches(title.text, template) {
      page.title?.text = template
      note(place, template)
    }
    fill(place, template, in: \.blocks)
    fill(place, template, in: \.controls)
  }

  private mutating func fill<Item: PlacedText>(
    _ place: String, _ template: String, in items: WritableKeyPath<PageRecord, [Item]>
  ) {
    for index in page[keyPath: items].indices
    where VaryingText.matches(page[keyPath: items][index].place, place)
      && VaryingText.matches(page[keyPath: items][index].said, template)
    {
      page[keyPath: items][index].place = place
      page[keyPath: items][index].said = template
      note(place, template)
    }
  }

  // MARK: Parts

  private mutating func note(_ place: String, _ text: String?) {
    guard let text, text.contains(VaryingText.hole) else { return }
    variations.insert(Variation(page: page.address, place: place, text: text))
  }

  /// What stands in some regions.
  private func content(
    of regions: Set<String>, _ tree: PlaceTree
  ) -> (blocks: Set<Int>, controls: Set<Int>) {
    guard !regions.isEmpty else { return ([], []) }
    let isIn = { (place: String) in tree.names(around: place).contains(where: regions.contains) }
    return (
      Set(page.blocks.indices.filter { isIn(page.blocks[$0].place) }),
      Set(page.controls.indices.filter { isIn(page.controls[$0].place) })
    )
  }

  /// Of a region that varies, no text needs to be known to vary.
  private mutating func forget(_ regions: Set<String>, _ tree: PlaceTree) {
    variations = variations.filter { variation in
      variation.text == nil
        || !tree.names(around: variation.place).contains(where: regions.contains)
    }
  }

  private mutating func remove(blocks: Set<Int>, controls: Set<Int>) {
    page.blocks = page.blocks.indices.filter { !blocks.contains($0) }.map { page.blocks[$0] }
    let guarded = guardedNow
    let kept = page.controls.indices.filter { index in
      !controls.contains(index) || guarded.contains(index)
    }
    goneTargets.formUnion(
      Set(page.controls.indices).subtracting(kept).compactMap { page.controls[$0].target })
    let moved = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    page.controls = kept.map { page.controls[$0] }
    positions = positions.compactMapValues { moved[$0] }
  }

  /// How the texts of two readings match.
  static func align<Item: PlacedText>(_ first: [Item], _ second: [Item]) -> Alignment? {
    Alignment(first.map(\.key), second.map(\.key)) {
      first[$0].role == second[$1].role && first[$0].place == second[$1].place
    }
  }
}

extension LanguageJudgement {
  /// What two readings say together: where they differ, it could not be told.
  fileprivate func agreeing(with other: LanguageJudgement) -> LanguageJudgement {
    guard self != other else { return self }
    guard answer == other.answer, found == other.found else {
      return LanguageJudgement(.undetermined, letters: min(letters, other.letters))
    }
    return LanguageJudgement(
      answer, found: found, confidence: min(confidence, other.confidence),
      letters: min(letters, other.letters))
  }
}

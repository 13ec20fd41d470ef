import Evidence
import Rendering
import Synchronization

/// How many pictures a case may still hold in memory, until it is known which pages the way passes.
final class SightBudget: Sendable {
  private let left: Mutex<Int>

  /// Holds so many bytes at most.
  init(bytes: Int = 96 << 20) { left = Mutex(bytes) }

  /// Whether another page may be pictured.
  var isOpen: Bool { left.withLock { $0 > 0 } }

  /// Takes what a page's pictures need.
  func spend(_ bytes: Int) { left.withLock { $0 -= bytes } }

  /// Pages that are only compared with what is known already need no picture.
  func close() { left.withLock { $0 = 0 } }
}

/// Chooses the pages that journeys pass, and has outlined what is pressed there.
struct SightKeeping {
  let evidence: CaseEvidence
  /// What was seen of each page, by id.
  let sights: [String: RenderedSight]

  /// The pictures to keep, in the order of the journeys.
  func kept(drawing browser: Browser?) async -> [PageSight] {
    var kept: [PageSight] = []
    var easel: Easel?
    if let browser { easel = try? await Easel(browser) }
    for page in evidence.journeyPages {
      guard let sight = sights[page] else { continue }
      let outlines = evidence.pressed(on: page).compactMap(\.shown).filter { $0.unseen == nil }
        .map { Outline(left: $0.left, top: $0.top, width: $0.width, height: $0.height) }
      let drawn =
        await easel?.draw(sight, outlining: outlines)
        ?? DrawnSight(sight)
      kept.append(
        PageSight(
          page: page, window: drawn.window.bytes, whole: drawn.whole?.bytes,
          small: drawn.small.map {
            SmallPicture(page: page, bytes: $0.bytes, width: $0.width, height: $0.height)
          }, accessibility: sight.accessibility))
    }
    await easel?.close()
    return kept
  }
}

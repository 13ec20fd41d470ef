/// What one pass over the page collects; texts are whole, but nothing is judged yet.
struct PageDraft {
  var title = TextBuffer()
  var language: String?
  var direction: String?
  var metaLanguage: String?
  var base: String?
  var canonical: String?
  var siteName: String?
  var refresh: PageModel.Refresh?
  var alternates: [PageModel.Alternate] = []
  var robots: [String] = []
  var blocks: [BlockDraft] = []
  var controls: [ControlDraft] = []
  var forms: [FormDraft] = []
  /// Forms by their ids; of two with one id the first counts.
  var formNumbers: [String: Int] = [:]
  /// Fields outside of any form.
  var looseFields: [FieldDraft] = []
  var labels: [LabelDraft] = []
  /// Lists of links; the first stands for links outside any list.
  var lists: [ListDraft] = [ListDraft()]
  /// Parts that something has to open first.
  var parts: [PartDraft] = []
  /// Values of `lang`, for blocks and controls.
  var languages: [String] = []
  /// Texts by id, of the elements that name others.
  var named: [String: TextBuffer] = [:]
  /// Where the elements with an id that a place begins with stand themselves, by `#` and the id.
  var anchors: [String: String] = [:]
  var hasMain = false
  var hasNoscript = false
  var scripts = 0
  /// Script addresses and ids, in which challenges and shells show.
  var markers: [String] = []
  /// The window in which a browser showed it.
  var view: PageModel.View?
  /// A cap was reached.
  var isCut = false

  /// The form with an id, for controls that stand outside of it.
  func form(withID id: String?) -> Int? {
    id.flatMap { formNumbers[$0] }
  }

  /// The `lang` with a number.
  func language(_ number: Int) -> String? {
    languages.indices.contains(number) ? languages[number] : nil
  }
}

/// A list, menu or table with its links.
struct ListDraft {
  var links = 0
  /// Bytes of text, and of them those of links.
  var text = 0
  var linkText = 0

  /// Many short links and hardly anything else: a menu.
  var isMenu: Bool { links >= 6 && linkText * 10 >= text * 8 && linkText <= links * 24 }
}

struct BlockDraft {
  var role: PageModel.Block.Role?
  var region: PageModel.Control.Region
  var isInMain: Bool
  var isCollapsed: Bool
  var list: Int
  var language: Int
  var place: String
  var text: String
  /// The text without code and what is not to be translated; nil where that is all of it.
  var spoken: String?
  /// Controls whose text is part of the block.
  var controls: [Int]
}

struct LabelDraft {
  /// The id of the field it names.
  var target: String?
  var text = TextBuffer()
}

struct ControlDraft {
  var role: PageModel.Control.Role
  var tag: Tag
  var region: PageModel.Control.Region
  var isInMain: Bool
  var isHidden: Bool
  var isAriaHidden: Bool
  var isCollapsed: Bool
  var list: Int
  /// Which of its list's links it is, from 1.
  var position = 1
  var part: Int
  var press: PressDraft
  var emphasis: PageModel.Control.Emphasis
  var language: Int
  var form: Int?
  var heading: String?
  var place: String
  /// Open elements when it began, so that its end is known.
  var depth: Int
  var id: String?
  var name: String?
  var classes: String?
  var target: String?
  var hreflang: String?
  var type: String?
  var value: String?
  var title: String?
  var alternative: String?
  var ariaLabel: String?
  var labelledBy: String?
  /// Where a submit button sends its form instead.
  var formAction: String?
  /// Found by its script alone; kept only if it looks like something to press.
  var isGuess = false
  var text = TextBuffer()
  var sentence: String?
  /// How a browser showed it.
  var shown: PageModel.Shown?

  init(_ element: Element, _ role: PageModel.Control.Role, in frame: ElementFrame) {
    self.role = role
    tag = element.tag
    region = frame.region
    isInMain = frame.isInMain
    isHidden = frame.isHidden
    isAriaHidden = frame.isAriaHidden
    isCollapsed = frame.isCollapsed
    list = frame.list
    part = frame.part
    press = PressDraft(element)
    emphasis = Emphasis.of(element)
    language = frame.language
    place = ""
    depth = 0
    id = element["id"]
    name = element["name"]
    classes = element["class"]
    target = role == .link ? element["href"] : nil
    hreflang = element["hreflang"]
    type = element["type"]?.lowercased()
    value = element["value"]
    title = element["title"]
    alternative = element["alt"]
    ariaLabel = element["aria-label"]
    labelledBy = element["aria-labelledby"]
    formAction = element["formaction"]
  }

  /// Takes a browser's measures; what is folded up cannot be seen, and that is said already.
  mutating func take(_ shown: PageModel.Shown?) {
    self.shown = shown
    if shown?.unseen != nil, !isCollapsed { isHidden = true }
  }
}

struct FormDraft {
  var id: String?
  var action: String?
  var method: PageModel.Form.Method
  var place: String
  var fields: [FieldDraft] = []
  var hasCaptcha = false
  /// A dialog of the browser asks whether one is sure.
  var asksAgain: Bool

  init(_ element: Element, place: String) {
    id = element["id"]
    action = element["action"]
    asksAgain = PressDraft.asks(element)
    self.place = place
    method =
      if action?.lowercased().hasPrefix("mailto:") == true {
        .mail
      } else {
        switch element["method"]?.lowercased() {
        case "post": .post
        case "dialog": .dialog
        default: .get
        }
      }
  }
}

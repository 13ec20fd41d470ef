/// A list of options that is being read.
struct SelectDraft {
  /// The field that it is, by its form and its number there; nil outside of a form.
  var field: (form: Int, number: Int)?
  /// The option whose text is being met.
  var option: TextBuffer?
  private var languages: [String] = []
  private var options = 0

  /// Begins without an option.
  init(field: (form: Int, number: Int)?) { self.field = field }

  /// An option begins, with its `value`.
  mutating func open(_ element: Element, in draft: inout PageDraft) {
    option = TextBuffer()
    guard let field else { return }
    draft.forms[field.form].fields[field.number].options.append(element["value"])
    guard element.has("selected") else { return }
    let last = draft.forms[field.form].fields[field.number].options.count - 1
    draft.forms[field.form].fields[field.number].selected = last
  }

  /// An option ends; without a value it sends its text.
  mutating func closeOption(in draft: inout PageDraft) {
    guard let met = option else { return }
    let text = met.string
    option = nil
    options += 1
    if LanguageNames.contains(met) { languages.append(text) }
    guard let field, let last = draft.forms[field.form].fields[field.number].options.indices.last,
      draft.forms[field.form].fields[field.number].options[last] == nil
    else { return }
    draft.forms[field.form].fields[field.number].options[last] = text
  }

  /// The names of the languages among which it lets choose; nil for any other list.
  ///
  /// A list of languages with one more line that says what it is for is still one.
  var languageMenu: String? {
    languages.count >= 2 && languages.count + 1 >= options
      ? languages.joined(separator: " ") : nil
  }
}

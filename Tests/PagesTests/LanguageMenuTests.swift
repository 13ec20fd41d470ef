import Languages
import Testing

@testable import Pages

/// What lets a reader choose a language, by links, buttons or a list.
struct LanguageMenuTests {
  private func menus(_ html: String) throws -> [String] {
    try read("<main><p>Look after your account.</p>" + html + "</main>").blocks
      .filter { $0.role == .languageMenu }.map(\.text)
  }

  @Test func `a list of languages is a menu of them, in a form or for a script`() throws {
    let options = "<option value=''>Language</option><option>English</option><option>한국어</option>"
    #expect(try menus("<select>\(options)</select>") == ["English 한국어"])
    #expect(
      try menus("<form><select name=l>\(options)</select><button>Go</button></form>")
        == ["English 한국어"])
  }

  @Test func `buttons named like languages are one as well`() throws {
    let page = try read("<main><button>English</button> <button>Deutsch</button></main>")
    #expect(page.controls.map { $0.purpose?.purpose } == [.language, .language])
    #expect(page.blocks.map(\.role) == [.languageMenu, .languageMenu])
  }

  @Test func `another list, or one that is hidden, is none`() throws {
    #expect(try menus("<select><option>Seoul</option><option>English</option></select>").isEmpty)
    #expect(
      try menus(
        "<select><option>A</option><option>B</option><option>English</option>"
          + "<option>Deutsch</option></select>"
      ).isEmpty)
    #expect(
      try menus("<select hidden><option>English</option><option>Deutsch</option></select>").isEmpty)
  }

  @Test func `what a form sends by its list stays as it was`() throws {
    let page = try read(
      "<form><select name=l><option value=en>English</option><option selected>Deutsch</option>"
        + "</select></form>")
    #expect(page.forms[0].fields[0].options == ["en", "Deutsch"])
    #expect(page.forms[0].fields[0].value == "Deutsch")
  }
}

import Testing

@testable import Pages

/// Names of controls and fields (W3C accname 1.2).
struct NameTests {
  @Test(arguments: [
    (
      "<button aria-labelledby='a b' aria-label=c>d</button><i id=a>Delete</i><i id=b>account</i>",
      "Delete account"
    ),
    ("<p id=a>Late name</p><a href=/ aria-labelledby=a>x</a>", "Late name"),
    ("<a href=/ aria-labelledby=none aria-label=Label>x</a>", "Label"),
    ("<a href=/><svg><title>Close</title><path/></svg></a>", "Close"),
    ("<a href=/><i aria-label=Gear></i></a>", "Gear"),
    ("<a href=/><span hidden>no</span><span aria-hidden=true>x</span>yes</a>", "yes"),
    ("<div hidden><a href=/>inside</a></div>", "inside"),
    ("<a href=/><img alt=Photo title=t> of me</a>", "Photo of me"),
    ("<form><input type=image alt=Go src=/i></form>", "Go"),
    ("<map><area href=/ alt=Map></map>", "Map"), ("<div role=button>Press</div>", "Press"),
    ("<span onclick='leave()'>탈퇴</span>", "탈퇴"),
  ])
  func `A control has its accessible name`(html: String, name: String) throws {
    #expect(try read(html).controls.first?.label == name)
  }

  @Test func `An element with a script around other controls is none itself`() throws {
    let page = try read("<div onclick='track()'><p>text</p><a href=/>link</a></div>")
    #expect(page.controls.map(\.label) == ["link"])
  }

  @Test func `A field is named by label, then title, then placeholder`() throws {
    let page = try read(
      """
      <form><p id=n>Why</p><input aria-labelledby=n><label for=b>Who</label><input id=b>
      <input title=When placeholder=p><input placeholder=Where></form>
      """)
    #expect(page.forms.first?.fields.map(\.label) == ["Why", "Who", "When", "Where"])
  }

  @Test func `Captchas, files and fields outside of forms are seen`() throws {
    let page = try read(
      """
      <form action=/a><div class="h-captcha"></div><input type=file name=id><button formaction=/b>x
      </button></form><input type=password name=loose>
      """)
    #expect(page.forms.first?.hasCaptcha == true)
    #expect(page.forms.first?.fields.map(\.kind) == [.file])
    #expect(page.controls.first?.formTarget == "/b")
    #expect(page.looseFields.map(\.kind) == [.password])
  }
}

import Testing

@testable import Reporting

struct EscapingTests {
  @Test func `markup, quotes and controls are text in HTML`() {
    let safe = Escaping.html("<script>\"'&\u{0}\u{1B}[31m\u{202E}x\u{7F}\u{9B}")
    #expect(
      safe == "&lt;script&gt;&quot;&#39;&amp;⟨U+0000⟩⟨U+001B⟩[31m⟨U+202E⟩x⟨U+007F⟩⟨U+009B⟩")
  }

  @Test func `a combining mark does not hide a bracket`() {
    #expect(!Escaping.html("<\u{338}b>").contains("<"))
    #expect(!Escaping.html("\"\u{301}").contains("\""))
    #expect(Array(Escaping.markdown("*\u{301}").utf8).starts(with: "\\*".utf8))
    #expect(Escaping.markdownCode("`\u{301}") == "`` `\u{301} ``")
    #expect(Array(Escaping.markdownCell("|\u{301}").utf8).starts(with: "`\\|".utf8))
    #expect(!Escaping.markdown("https://\u{301}x").utf8.contains(UInt8(ascii: ":")))
  }

  @Test func `nothing moves a terminal's cursor or turns its order`() {
    let safe = Escaping.terminal("a\u{1B}]0;t\u{7}b\r\nc\td\u{202E}e\u{2066}f\u{85}g\u{2028}h\u{8}")
    #expect(safe == "a⟨U+001B⟩]0;t⟨U+0007⟩b c d⟨U+202E⟩e⟨U+2066⟩f⟨U+0085⟩g⟨U+2028⟩h⟨U+0008⟩")
  }

  @Test(arguments: [
    ("::error::x", ":\u{200B}:error::x"), ("  ::error::x", "  :\u{200B}:error::x"),
    ("\n::error::x", " :\u{200B}:error::x"), ("a ::error::x", "a ::error::x"),
    ("a ##[error]x", "a ##\u{200B}[error]x"), ("::\u{301}x", ":\u{200B}:\u{301}x"),
  ])
  func `a terminal's text is no command where it becomes a log of GitHub Actions`(
    text: String, safe: String
  ) {
    #expect(Array(Escaping.terminal(text).utf8) == Array(safe.utf8))
    #expect(DisplayWidth.of(safe) == DisplayWidth.of(text.replacing("\n", with: " ")))
  }

  @Test(arguments: ["👨‍👩‍👧 می‌خواهم", "שלום \u{200F}עולם", "회원탈퇴 ①", "é e\u{301}"])
  func `what people write stays`(text: String) {
    #expect(Escaping.terminal(text) == text)
    #expect(Escaping.html(text) == text)
    #expect(Escaping.markdown(text) == text)
    #expect(Escaping.json(text) == text)
  }

  @Test func `Markdown prose has no markup, links or mentions`() {
    #expect(
      Escaping.markdown("**b** _i_ `c` [x](y) | <b> ~s~ $m$ \\")
        == "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\[x\\](y) \\| &lt;b&gt; \\~s\\~ \\$m\\$ \\\\")
    #expect(!Escaping.markdown("@all").contains("@a"))
    #expect(!Escaping.markdown("fixes #12").contains("#1"))
    #expect(!Escaping.markdown("https://evil.example www.evil.example").contains("://"))
    #expect(!Escaping.markdown("www.evil.example").contains("www."))
  }

  @Test(arguments: [
    ("- a", "\\- a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), (" + a", " \\+ a"),
    ("1.5 a", "1\\.5 a"), ("1 a", "1 a"), ("a - b", "a - b"), ("# a", "\\#\u{200B} a"),
  ])
  func `Markdown prose begins no list`(text: String, safe: String) {
    #expect(Escaping.markdown(text) == safe)
  }

  @Test(arguments: [
    ("a", "`a`"), ("`", "`` ` ``"), ("a``b", "```a``b```"), ("", "`  `"), ("a\nb", "`a b`"),
  ])
  func `a code span cannot be left from inside`(text: String, span: String) {
    #expect(Escaping.markdownCode(text) == span)
  }

  @Test func `a bar in a cell does not end it`() {
    #expect(Escaping.markdownCell("a|b") == "`a\\|b`")
  }

  @Test func `JSON escapes what terminals obey, with surrogates where needed`() {
    #expect(Escaping.json("\"\u{202E}\u{9B}\u{E0041}\"") == "\"\\u202e\\u009b\\udb40\\udc41\"")
  }

  @Test(arguments: [
    ("delete", "delete"), ("zh-Hans", "zh-Hans"), ("p1", "p1"), ("yes", "\"yes\""),
    ("No", "\"No\""), ("null", "\"null\""), ("12", "\"12\""), ("1e3", "\"1e3\""), ("", "\"\""),
    ("- a", "\"- a\""), ("a: b", "\"a: b\""), ("#x", "\"#x\""), ("계정", "\"계정\""),
    ("\"\\\n\t", "\"\\\"\\\\\\n\\t\""), ("\u{202E}\u{0}", "\"\\U0000202E\\U00000000\""),
    ("2026-11-24", "\"2026-11-24\""), ("a\u{FFFE}", "\"a\\U0000FFFE\""), ("*a", "\"*a\""),
    ("12:30:45", "\"12:30:45\""), ("a-", "\"a-\""), ("~", "\"~\""), ("<<", "\"<<\""),
  ])
  func `a YAML scalar is read as the text it was`(text: String, scalar: String) {
    #expect(Escaping.yaml(text) == scalar)
  }
}

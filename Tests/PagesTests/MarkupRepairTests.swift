import Testing

@testable import Pages

/// What an HTML5 browser shows where libxml2's older parser would show something else.
struct MarkupRepairTests {
  @Test(arguments: [
    ("<p>a</p><!-- x --!><p>b</p>", "a\nb"), ("<p>a</p><!-- x <p>b</p>", "a"),
    ("<p>a</p><![CDATA[x]]><p>b</p>", "a\nb"), ("<p>a</p><?php echo 1 ?><p>b</p>", "a\nb"),
    ("<p>a</p></ x><p>b</p>", "a\nb"), ("<p>1 < 2 and 3 > 2</p>", "1 < 2 and 3 > 2"),
    ("<p>&copy 2024 &nbspx</p>", "© 2024 x"), ("<p>&#150;&#x80;</p>", "–€"),
    ("<p>a&#x;b &#xD800; &#99999999999;</p>", "a&#x;b � �"),
    ("<embed src=x><p>a</p>", "a"), ("<p>a</p><plaintext></plaintext>", "a\n</plaintext>"),
    ("<p>a<!doctype html>b</p>", "ab"), ("<select>x<option>y</select>z", "z"),
    ("<p>zav&#345;&iacute;t &uacute;&ccaron;et</p>", "zavřít účet"),
    ("<p>&notit &amp;lt;</p>", "¬it &lt;"), ("<xmp><b>&amp;</b></xmp>", "<b>&amp;</b>"),
    ("<script><!--<script></script>x</script>--></script><p>a</p>", "-->\na"),
    ("<script>if (a < b) '</p>'</script><p>a</p>", "a"),
    ("<noscript><p>Turn scripts on</p></noscript><p>a</p>", "a"),
    ("<iframe><p>x</p></iframe><p>a</p>", "a"), ("<p title='a > b'>a</p>", "a"),
  ])
  func `Text is what a browser shows`(html: String, text: String) throws {
    #expect(try read(html).text == text)
  }

  @Test func `Markup inside a text field or a title is no link`() throws {
    let page = try read(
      "<title><a href=/x>t</a></title><textarea><a href=/delete>Delete account</a></textarea>")
    #expect(page.controls.isEmpty)
    #expect(page.title?.text == "<a href=/x>t</a>")
  }

  @Test(arguments: [
    "<!--", "<script>", "<style>", "<title>", "<a href=\"", "&#", "&#x", "&", "<svg><style/>",
    "<textarea", "<!doctype", "</", "<!-", "<script><!--<script>",
  ])
  func `An unfinished page is read to its end`(end: String) throws {
    #expect(try read("<p>before</p>" + end).text.hasPrefix("before"))
  }

  @Test func `A page made to take long does not`() throws {
    for part in ["<!--", "&notin", "<script><!--", "<style media", "<p a='", "<![CDATA[", "</p"] {
      _ = try read(String(repeating: part, count: 100_000))
    }
  }
}

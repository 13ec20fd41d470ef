import Testing

@testable import Pages

/// Bytes become text as in a browser (WHATWG), whatever libxml2 would make of them.
struct EncodingTests {
  @Test(arguments: [
    // 회원탈퇴 똠방 in CP949: the second word is outside EUC-KR proper.
    (
      "euc-kr", [0xC8, 0xB8, 0xBF, 0xF8, 0xC5, 0xBB, 0xC5, 0xF0, 0x20, 0x8C, 0x63, 0xB9, 0xE6],
      "회원탈퇴 똠방"
    ),
    ("shift_jis", [0x91, 0xDE, 0x89, 0xEF, 0x87, 0x40], "退会①"),
    ("gb2312", [0xD7, 0xA2, 0xCF, 0xFA, 0xD5, 0xCB, 0xBA, 0xC5], "注销账号"),
    (
      "iso-8859-1", [0x93, 0x4C, 0xF6, 0x73, 0x63, 0x68, 0x65, 0x6E, 0x94, 0x20, 0x80],
      "“Löschen” €"
    ),
    ("windows-1251", [0xD3, 0xE4, 0xE0, 0xEB, 0xE8, 0xF2, 0xFC], "Удалить"),
  ])
  func `A declared encoding means what browsers make of it`(
    label: String, bytes: [Int], text: String
  ) throws {
    let start = Array("<!DOCTYPE html><meta charset=\(label)><title>t</title><p>".utf8)
    let page = try read(
      bytes: start + bytes.map { UInt8($0) } + Array("</p><p>end</p>".utf8),
      contentType: "text/html")
    #expect(page.text.contains(text))
    #expect(page.text.contains("end"))
    #expect(page.encoding.source == .meta)
  }

  @Test func `The header outranks the page, and a byte order mark outranks both`() throws {
    let korean = "<meta charset=euc-kr><p>계정 삭제</p>"
    let header = try read(korean, contentType: "text/html; charset=UTF-8")
    #expect(header.text == "계정 삭제")
    #expect(header.encoding.source == .header)
    let marked = try read(
      bytes: [0xEF, 0xBB, 0xBF] + Array(korean.utf8), contentType: "text/html; charset=euc-kr")
    #expect(marked.text == "계정 삭제")
    #expect(marked.encoding.source == .bom)
  }

  @Test func `UTF-8 without a declaration is recognised`() throws {
    let page = try read("<title>계정</title><p>탈퇴하기</p>", contentType: nil)
    #expect(page.title?.text == "계정")
    #expect(page.encoding.source == .utf8)
  }

  @Test func `One bad byte is one damaged character, not a damaged page`() throws {
    let bytes = Array("<meta charset=utf-8><p>계정".utf8) + [0xFF] + Array("삭제</p><p>회원탈퇴</p>".utf8)
    let page = try read(bytes: bytes, contentType: "text/html; charset=utf-8")
    #expect(page.text == "계정\u{FFFD}삭제\n회원탈퇴")
    #expect(page.encoding.badBytes == 1)
  }

  @Test func `A NUL does not end the page`() throws {
    let bytes = Array("<p>one</p>".utf8) + [0] + Array("<p>two</p>".utf8)
    #expect(try read(bytes: bytes, contentType: "text/html").text == "one\ntwo")
  }

  @Test(arguments: [
    ("ko", [0xC5, 0xBB, 0xC5, 0xF0], "탈퇴"), ("ja", [0x91, 0xDE, 0x89, 0xEF], "退会"),
    ("ru", [0xD3, 0xE4, 0xE0, 0xEB], "Удал"), ("fr", [0x63, 0x6C, 0xF4, 0x74], "clôt"),
  ])
  func `Without a declaration the reader's language tells the encoding`(
    tag: String, bytes: [Int], text: String
  ) throws {
    let body = Array("<p>".utf8) + bytes.map { UInt8($0) } + Array("</p>".utf8)
    let page = try read(bytes: body, expecting: tag, contentType: "text/html")
    #expect(page.text == text)
    #expect(page.encoding.source == .fallback)
    #expect(page.encoding.differences.count == 1)
  }

  @Test(arguments: [
    ("<meta charset=utf-8><p>a", "text/html; charset=utf-8", 0),
    ("<meta charset=euc-kr><p>가", "text/html; charset=utf-8", 1),
    ("<meta charset=iso-8859-1><p>é", "text/html", 1),
    ("<meta charset=nonsense><p>a", "text/html", 1),
    ("<meta charset=latin1><p>a", "text/html; charset=windows-1252", 0),
  ])
  func `What is declared and what is there are compared`(
    html: String, type: String, differences: Int
  ) throws {
    #expect(try read(html, contentType: type).encoding.differences.count == differences)
  }
}

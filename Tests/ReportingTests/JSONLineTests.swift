import Foundation
import Testing

@testable import Reporting

/// A line of JSON is what an encoder would write, with what terminals obey written out.
struct JSONLineTests {
  private struct Item: Encodable {
    var flag: Bool?
    var items: [[String: Int]]
    var number: Int
    var part: [String: String]
    var share: Double?
    var text: String?
    var texts: [String]
  }

  private func line(_ item: Item) -> String {
    let line = JSONLine { line in
      line.member("flag", item.flag)
      line.member("items", of: item.items) { line, item in line.member("x", item["x"] ?? 0) }
      line.member("number", item.number)
      line.member("part") { line in line.member("y", item.part["y"]) }
      line.member("share", item.share)
      line.member("text", item.text)
      line.member("texts", item.texts)
    }
    return String(decoding: line.bytes, as: UTF8.self)
  }

  private func encoded(_ item: Item) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Escaping.json(String(decoding: try encoder.encode(item), as: UTF8.self)) + "\n"
  }

  @Test(arguments: [nil, 0, 1, 0.5, 1.0 / 3, 0.00001, 0.1 + 0.2])
  func `numbers, flags and missing values are an encoder's`(share: Double?) throws {
    let item = Item(
      flag: share.map { $0 > 0.4 }, items: [["x": 1], ["x": -20]], number: .max,
      part: ["y": "a/b"], share: share, text: nil, texts: [])
    #expect(try line(item) == encoded(item))
  }

  @Test func `every character is written as an encoder and the escaping write it`() throws {
    // Each alone, and between others of one to four bytes.
    for value: UInt32 in [0...0x2FF, 0x2000...0x2100, 0xFEF0...0xFFFF, 0xDFF80...0xE0100].joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(String.UnicodeScalarView([scalar]))
      let item = Item(
        flag: nil, items: [], number: 0, part: ["y": text], share: nil, text: text + "é\(text)한",
        texts: ["\(text)\(text)", "😀\(text)"])
      #expect(try line(item) == encoded(item), "U+\(String(value, radix: 16))")
    }
  }
}

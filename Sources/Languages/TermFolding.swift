/// Spellings of one letter that writers of a language use side by side, so that terms need not list
/// them all.
enum TermFolding {
  /// The letter that stands for all its spellings; nil for a sign that writers leave out.
  static func folded(_ value: UInt32) -> UInt32? {
    if value < 0x219 { return value }
    switch value {
    // Romanian: comma below, and the cedilla that older keyboards have.
    case 0x219: return 0x15F
    case 0x21B: return 0x163
    // The dot that lower-casing a Turkish capital İ leaves behind.
    case 0x307: return nil
    case 0x3AC...0x3CE: return greek(value)
    // Russian ё is mostly written е.
    case 0x451: return 0x435
    case 0x5B0...0x5C7: return value == 0x5BE ? value : nil
    case 0x622, 0x623, 0x625, 0x671: return 0x627
    case 0x643: return 0x6A9
    case 0x649, 0x64A: return 0x6CC
    case 0x629, 0x6C1, 0x6C0, 0x6D5: return 0x647
    case 0x640, 0x64B...0x652, 0x670: return nil
    default: return value
    }
  }

  /// Capitals are written without the accent, and sigma changes at a word's end.
  private static func greek(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x3AC: 0x3B1
    case 0x3AD: 0x3B5
    case 0x3AE: 0x3B7
    case 0x3AF, 0x3CA: 0x3B9
    case 0x3CC: 0x3BF
    case 0x3CD, 0x3CB: 0x3C5
    case 0x3CE: 0x3C9
    case 0x3C2: 0x3C3
    default: value
    }
  }
}

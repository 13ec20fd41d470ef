import Foundation
import Recording

/// A file's text, whether it is packed or not.
enum Unpacked {
  static func text(of data: Data) -> String {
    let bytes = Array(data)
    let parts = bytes.starts(with: [0x1F, 0x8B]) ? PackedFile.members(bytes) : [bytes]
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined()
  }
}

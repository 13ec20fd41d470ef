extension [UInt8] {
  /// Whether a text stands somewhere in these bytes, as it is.
  ///
  /// Bytes, because Swift's own search in a String took more time than parsing the page.
  func holds(_ text: String) -> Bool {
    let needle = Array(text.utf8)
    guard let first = needle.first else { return true }
    guard needle.count <= count else { return false }
    return withUnsafeBufferPointer { bytes in
      var index = 0
      let last = bytes.count - needle.count
      while index <= last {
        if bytes[index] == first {
          var offset = 1
          while offset < needle.count, bytes[index + offset] == needle[offset] { offset += 1 }
          if offset == needle.count { return true }
        }
        index += 1
      }
      return false
    }
  }
}

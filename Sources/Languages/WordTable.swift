/// Marks of words by their hash, for one look at each word of a text.
///
/// The words are ours and their hashes spread evenly, so a text that was made to be slow finds a
/// few neighbours at most. A `Set` hashes the hash once more and takes several times as long.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var marks: [UInt8]
  private var count = 0

  /// Takes words by ``WordList/hash(_:adding:)``; the marks of one that comes twice are joined.
  init(_ lists: [(words: WordList, mark: UInt8)]) {
    let count = lists.reduce(0) { $0 + $1.words.hashes.count }
    var size = 16
    while size < 2 * count { size *= 2 }
    keys = Array(repeating: 0, count: size)
    marks = Array(repeating: 0, count: size)
    for (words, mark) in lists {
      for hash in words.hashes { self[hash] |= mark }
    }
  }

  /// The marks of a word, 0 for one that is in no list.
  @inline(__always)
  subscript(_ hash: UInt64) -> UInt8 {
    get {
      let place = place(of: hash)
      return keys[place] == hash ? marks[place] : 0
    }
    set {
      var place = place(of: hash)
      if keys[place] != hash {
        if 4 * (count + 1) > 3 * keys.count {
          grow()
          place = self.place(of: hash)
        }
        keys[place] = hash
        count += 1
      }
      marks[place] = newValue
    }
  }

  private mutating func grow() {
    let (oldKeys, oldMarks) = (keys, marks)
    keys = Array(repeating: 0, count: 2 * oldKeys.count)
    marks = Array(repeating: 0, count: keys.count)
    for (hash, mark) in zip(oldKeys, oldMarks) where hash != 0 {
      let place = place(of: hash)
      (keys[place], marks[place]) = (hash, mark)
    }
  }

  /// Where a hash stands, or the free place where it would.
  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    let last = keys.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & last
    while keys[place] != 0, keys[place] != hash { place = (place + 1) & last }
    return place
  }
}

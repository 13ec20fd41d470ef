/// The weights of one script's model: for each bucket a row with a weight for each language, padded
/// to what the processor adds at once.
///
/// They have 128 added, so that rows are summed in 16 bits without a sign: half the work.
struct ModelRows: Sendable {
  private let weights: [UInt8]
  private let width: Int
  private let buckets: FeatureScan.Buckets

  private static let bias: UInt8 = 128
  /// So many rows cannot overflow 16 bits.
  private static let most = 256

  /// Takes a model's weights as its file has them, bucket after bucket.
  init(_ raw: UnsafeRawBufferPointer, languages: Int, buckets: Int) {
    let width = languages <= 4 ? 4 : LanguageScores.capacity
    var weights = [UInt8](repeating: Self.bias, count: buckets * width)
    for bucket in 0..<buckets {
      for index in 0..<languages {
        weights[bucket * width + index] = raw[bucket * languages + index] ^ Self.bias
      }
    }
    self.weights = weights
    self.width = width
    self.buckets = FeatureScan.Buckets(UInt32(buckets))
  }

  /// Adds up the rows of a text's features.
  ///
  /// - Parameters:
  ///   - text: UTF-8 in composed form.
  ///   - script: tells this model's words from another's.
  ///   - known: words met before.
  ///   - sums: what is added to, for each language.
  /// - Returns: how many features there were.
  func sum(
    _ text: UnsafeBufferPointer<UInt8>, script: Int,
    known: UnsafeMutableBufferPointer<WordSums.Entry>?, to sums: UnsafeMutablePointer<Int32>
  ) -> Int {
    weights.withUnsafeBufferPointer { weights in
      var features = 0
      FeatureScan.eachWord(text) { word in
        guard let known, let key = WordSums.Key(word.text, script: script) else {
          features += add(word, weights, to: sums)
          return
        }
        let place = key.place(among: known.count)
        if known[place].key != key {
          known[place] = WordSums.Entry()
          known[place].key = key
          known[place].features = Int32(
            withUnsafeMutableBytes(of: &known[place].sums) { raw in
              add(word, weights, to: raw.assumingMemoryBound(to: Int32.self).baseAddress ?? sums)
            })
        }
        features += Int(known[place].features)
        withUnsafeBytes(of: &known[place].sums) { raw in
          let own = raw.assumingMemoryBound(to: Int32.self)
          for index in 0..<width { sums[index] += own[index] }
        }
      }
      return features
    }
  }

  /// Adds up the rows of a word's features; written so that the compiler makes vector instructions
  /// of it (`SIMD32` did not: it took four times as long).
  private func add(
    _ word: FeatureScan.Word, _ weights: UnsafeBufferPointer<UInt8>,
    to sums: UnsafeMutablePointer<Int32>
  ) -> Int {
    width == 4
      ? add(word, weights, width: 4, to: sums)
      : add(word, weights, width: LanguageScores.capacity, to: sums)
  }

  @inline(__always)
  private func add(
    _ word: FeatureScan.Word, _ weights: UnsafeBufferPointer<UInt8>, width: Int,
    to sums: UnsafeMutablePointer<Int32>
  ) -> Int {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: LanguageScores.capacity) { part in
      part.initialize(repeating: 0)
      guard let part = part.baseAddress, let rows = weights.baseAddress else { return 0 }
      var added = 0
      let features = word.features(buckets) { bucket in
        let row = rows + bucket * width
        for index in 0..<width { part[index] &+= UInt16(row[index]) }
        added += 1
        if added == Self.most { Self.move(part, &added, to: sums, width) }
      }
      Self.move(part, &added, to: sums, width)
      return features
    }
  }

  /// Adds what was summed in 16 bits to the whole, and begins anew.
  @inline(__always)
  private static func move(
    _ part: UnsafeMutablePointer<UInt16>, _ added: inout Int, to sums: UnsafeMutablePointer<Int32>,
    _ width: Int
  ) {
    let bias = Int32(added) * Int32(Self.bias)
    for index in 0..<width {
      sums[index] += Int32(part[index]) - bias
      part[index] = 0
    }
    added = 0
  }
}

internal import CBrotli
internal import CZlib

/// Why compressed bytes could not be unpacked.
enum CompressionFault: Error, Sendable, Hashable {
  case damaged
  /// More than the limit came out: the bytes may be a bomb.
  case tooLarge
}

/// Packs and unpacks what recordings hold (RFC 1950 to 1952, RFC 7932).
enum Compression {
  private static let chunk = 64 << 10

  /// One gzip member, the same for the same bytes.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe exitway_gzip_begin(&stream) == Z_OK else { return [] }
    defer { unsafe deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))))
    var input = bytes
    let status = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe packed.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(clamping: input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(clamping: output.count)
        return unsafe deflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { return [] }
    return unsafe Array(packed.prefix(Int(stream.total_out)))
  }

  /// How bytes are packed.
  enum Format: Int32 {
    /// gzip or zlib, told by their headers.
    case wrapped = 47
    /// Bare deflate data, which some servers call "deflate".
    case bare = -15
  }

  /// Unpacks one member or stream.
  ///
  /// - Returns: the content, and how many bytes of the input it took.
  static func inflate(
    _ bytes: ArraySlice<UInt8>, _ format: Format = .wrapped, limit: Int
  ) throws(CompressionFault) -> (content: [UInt8], taken: Int) {
    var stream = unsafe z_stream()
    guard unsafe exitway_inflate_begin(&stream, format.rawValue) == Z_OK else { throw .damaged }
    defer { unsafe inflateEnd(&stream) }
    var content: [UInt8] = []
    var room = [UInt8](repeating: 0, count: chunk)
    var taken = 0
    while true {
      // No copy of what is left: a file has as many members as its author likes.
      let (status, read, written) = unsafe bytes.withUnsafeBufferPointer { input in
        unsafe room.withUnsafeMutableBufferPointer { output in
          // zlib does not write to its input.
          unsafe stream.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.advanced(by: taken))
          let given = UInt32(clamping: input.count - taken)
          unsafe stream.avail_in = given
          unsafe stream.next_out = output.baseAddress
          unsafe stream.avail_out = UInt32(output.count)
          let status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
          return unsafe (
            status, Int(given - stream.avail_in), output.count - Int(stream.avail_out)
          )
        }
      }
      taken += read
      guard content.count + written <= limit else { throw .tooLarge }
      content += room[..<written]
      if status == Z_STREAM_END { return (content, taken) }
      guard status == Z_OK, read > 0 || written > 0 else { throw .damaged }
    }
  }

  /// Unpacks brotli data.
  static func brotli(_ bytes: [UInt8], limit: Int) throws(CompressionFault) -> [UInt8] {
    guard let state = unsafe exitway_brotli_begin() else { throw .damaged }
    defer { unsafe BrotliDecoderDestroyInstance(state) }
    var content: [UInt8] = []
    var room = [UInt8](repeating: 0, count: chunk)
    var taken = 0
    while true {
      var left = bytes.count - taken
      var free = room.count
      let result = unsafe bytes.withUnsafeBufferPointer { input in
        unsafe room.withUnsafeMutableBufferPointer { output in
          var next = unsafe input.baseAddress?.advanced(by: taken)
          var end = output.baseAddress
          return unsafe BrotliDecoderDecompressStream(state, &left, &next, &free, &end, nil)
        }
      }
      taken = bytes.count - left
      let written = room.count - free
      guard content.count + written <= limit else { throw .tooLarge }
      content += room[..<written]
      if result == BROTLI_DECODER_RESULT_SUCCESS { return content }
      guard result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT else { throw .damaged }
    }
  }

  /// Takes the content codings of an HTTP body off, the last one first (RFC 9110 section 8.4).
  ///
  /// - Returns: nil for a coding that is not read.
  static func decode(
    _ body: [UInt8], codings: String, limit: Int
  ) throws(CompressionFault) -> [UInt8]? {
    var body = body
    for coding in codings.split(separator: ",").reversed() {
      switch coding.lowercased().filter({ !$0.isWhitespace }) {
      case "", "identity": continue
      case "gzip", "x-gzip": body = try inflate(body[...], limit: limit).content
      case "deflate":
        do throws(CompressionFault) {
          body = try inflate(body[...], limit: limit).content
        } catch {
          guard error == .damaged else { throw error }
          body = try inflate(body[...], .bare, limit: limit).content
        }
      case "br": body = try brotli(body, limit: limit)
      default: return nil
      }
    }
    return body
  }
}

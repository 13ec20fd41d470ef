/// A file of gzip members, whatever they hold.
package enum PackedFile {
  /// What the members unpack to, as far as they can be read.
  package static func members(_ bytes: [UInt8]) -> [[UInt8]] {
    var members: [[UInt8]] = []
    var position = 0
    var total = 0
    while position < bytes.count, total < WarcReader.largestFile {
      guard
        let member = try? Compression.inflate(
          bytes[position...], limit: WarcReader.largestRecord)
      else { break }
      members.append(member.content)
      total += member.content.count
      position += member.taken
    }
    return members
  }
}

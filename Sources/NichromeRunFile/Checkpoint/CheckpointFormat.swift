import Foundation
import NichromeNumerics

/// The checkpoint file, format 1. All numbers are little-endian.
///
///     head     mark (8 bytes), format (UInt32), checksum (UInt64) of both
///     section  length of the name (UInt32), kind (UInt32), length of the payload (UInt64), name, payload,
///              checksum (UInt64) of all that; as many as there are
///     end      mark (8 bytes), number of sections (UInt64), checksum (UInt64) of both and of the sections' checksums
///
/// Every byte is under a checksum, and the end shows that nothing is missing. Checksums are FNV-1a, as in the result file.
enum CheckpointFormat {
  /// Number of the format written.
  static let number: UInt32 = 1
  /// As PNG does: the high bit and the line ends show a file that was transferred as text.
  static let mark: [UInt8] = [0x89] + Array("NCKP".utf8) + [0x0d, 0x0a, 0x1a]
  static let endMark = Array("NCKP-END".utf8)
  static let headLength = 8 + 4 + 8
  static let sectionHeadLength = 4 + 4 + 8
  static let endLength = 8 + 8 + 8
  /// No name is longer; a length beyond it is damage.
  static let longestName = 256

  static var head: [UInt8] { sealed(mark + bytes(number)) }

  static func sectionHead(_ section: StateSection) -> [UInt8] {
    bytes(UInt32(section.name.utf8.count)) + bytes(UInt32(section.kind.rawValue))
      + bytes(UInt64(section.payload.count)) + Array(section.name.utf8)
  }

  static func end(count: Int, checksums: Checksum) -> [UInt8] {
    let body = endMark + bytes(UInt64(count))
    var sum = checksums
    body.withUnsafeBytes { sum.add($0) }
    return body + bytes(sum.value)
  }

  static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static func sealed(_ body: [UInt8]) -> [UInt8] { body + bytes(Checksum.of(body)) }
}

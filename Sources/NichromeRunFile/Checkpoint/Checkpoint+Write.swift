import Foundation
import NichromeNumerics

extension Checkpoint {
  /// Writes the file in one step: a reader finds the old checkpoint or the new one, never half of it.
  ///
  /// `previous`: where the old checkpoint goes.
  /// - Throws: `CheckpointError.unwritable`; the old checkpoints then stay as they were.
  public func write(to path: String, keeping previous: String? = nil) throws(CheckpointError) {
    do {
      try AtomicFile.replace(path, keeping: previous) { temporary throws(RunFileError) in
        let file = try ByteFile(creating: temporary, for: path)
        defer { file.close() }
        try encode { bytes throws(RunFileError) in try file.write(bytes) }
      }
    } catch {
      throw CheckpointError(writing: error)
    }
  }

  /// The bytes of the file, for another process.
  package var encoded: [UInt8] {
    var all: [UInt8] = []
    encode { all += $0 }
    return all
  }

  /// Hands out the bytes of the file part by part.
  private func encode<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    try write(CheckpointFormat.head)
    var checksums = Checksum()
    let sections = head + state
    for section in sections {
      let start = CheckpointFormat.sectionHead(section)
      var sum = Checksum()
      start.withUnsafeBytes { sum.add($0) }
      section.payload.withUnsafeBytes { sum.add($0) }
      let seal = CheckpointFormat.bytes(sum.value)
      seal.withUnsafeBytes { checksums.add($0) }
      try write(start)
      try write(section.payload)
      try write(seal)
    }
    try write(CheckpointFormat.end(count: sections.count, checksums: checksums))
  }
}

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
        try file.write(CheckpointFormat.head)
        var checksums = Checksum()
        let sections = head + state
        for section in sections {
          let start = CheckpointFormat.sectionHead(section)
          var sum = Checksum()
          start.withUnsafeBytes { sum.add($0) }
          section.payload.withUnsafeBytes { sum.add($0) }
          let seal = CheckpointFormat.bytes(sum.value)
          seal.withUnsafeBytes { checksums.add($0) }
          try file.write(start)
          try file.write(section.payload)
          try file.write(seal)
        }
        try file.write(CheckpointFormat.end(count: sections.count, checksums: checksums))
      }
    } catch {
      throw CheckpointError(writing: error)
    }
  }
}

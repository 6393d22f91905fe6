import Foundation

/// Sixteen bytes at the end of a result file: a mark, then a checksum of all bytes before it.
///
/// HDF5 ignores what follows the end it knows of, so every netCDF reader still opens the file. The checksums within
/// netCDF protect the data only; a damaged header can crash the C library, so the seal is checked before the library
/// sees the file.
enum Seal {
  private static let mark = Array("NICHROME".utf8)
  private static let length = 16
  private static let signatures = [
    Array("\u{89}HDF\r\n\u{1a}\n".unicodeScalars.map { UInt8($0.value) }), Array("CDF".utf8),
  ]

  /// Appends the seal to a complete file.
  static func append(to file: String, naming path: String) throws(RunFileError) {
    do {
      let content = try Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
      let seal = Data(mark) + withUnsafeBytes(of: Checksum.of(content).littleEndian) { Data($0) }
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: seal)
    } catch {
      let code = Int32((error as NSError).code)
      throw .unwritable(path: path, doing: "appending the checksum", code: code, message: error.localizedDescription)
    }
  }

  /// Throws `foreign` for files that are no netCDF and `damaged` for those whose seal is missing or broken.
  static func check(_ path: String) throws(RunFileError) {
    let content: Data
    do {
      content = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    } catch {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        throw .foreign(path: path, reason: "it is a folder")
      }
      let code = Int32((error as NSError).code)
      throw .unreadable(path: path, doing: "opening it", code: code, message: error.localizedDescription)
    }
    guard signatures.contains(where: { content.starts(with: $0) }) else {
      throw .foreign(path: path, reason: content.isEmpty ? "it is empty" : "it is not a netCDF file")
    }
    let body = content.dropLast(length)
    guard content.count > length, content.suffix(length).starts(with: mark) else {
      throw .damaged(
        path: path, reason: "no checksum at its end: it is cut short, or written or changed by another program")
    }
    let stored = content.suffix(length - mark.count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard stored == Checksum.of(body) else {
      throw .damaged(path: path, reason: "its checksum does not fit its content")
    }
  }
}

import Foundation

/// Replaces files in one step: whoever reads sees the old content or the new one, never half of it.
enum AtomicFile {
  /// Lets `write` fill a temporary file beside `path`, syncs it, renames it to `path` and syncs the folder.
  /// On any error the temporary file is removed and an old file at `path` stays as it was. A folder that has gone since it
  /// was prepared is made again: what a long run has found is worth more.
  /// - Parameter previous: where the old file goes; nil: nowhere.
  static func replace(
    _ path: String, keeping previous: String? = nil, write: (String) throws(RunFileError) -> Void
  ) throws(RunFileError) {
    let temporary = temporaryName(for: path)
    try makeFolder(FilePath.folder(of: path), naming: path)
    do {
      try write(temporary)
      try sync(temporary, naming: path)
      // Between the two renames a reader finds the previous file only, which is complete as well.
      if let previous, rename(path, previous) < 0, errno != ENOENT {
        try system(-1, "renaming it to \(previous)", path)
      }
      try system(rename(temporary, path), "renaming \(temporary)", path)
    } catch {
      // Before there is room again.
      let reason = reason(for: error, at: path)
      unlink(temporary)
      throw reason
    }
    try sync(FilePath.folder(of: path), naming: path)
  }

  /// Why the system lets nobody write there, where it does not: of a full disk the netCDF library says that permission is denied.
  private static func reason(for error: RunFileError, at path: String) -> RunFileError {
    guard case .unwritable(_, let doing, _, _) = error else { return error }
    let probe = temporaryName(for: path)
    let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    defer {
      if descriptor >= 0 { close(descriptor) }
      unlink(probe)
    }
    let zeros = [UInt8](repeating: 0, count: probeSize)
    do throws(RunFileError) {
      try system(descriptor, doing, path)
      var left = zeros.count
      while left > 0 {
        let written = zeros.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, left) }
        try system(written < 0 ? -1 : 0, doing, path)
        left -= written
      }
      try system(fsync(descriptor), doing, path)
    } catch let reason {
      return reason
    }
    return error
  }

  private static let probeSize = 65536

  /// Makes the folder of `path` if it is missing and shows that a file can be written there; leaves nothing else.
  static func prepare(_ path: String) throws(RunFileError) {
    let folder = FilePath.folder(of: path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw .unwritable(
        path: path, doing: "checking the place", code: EISDIR, message: String(cString: strerror(EISDIR)))
    }
    try makeFolder(folder, naming: path)
    let probe = temporaryName(for: path)
    let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    try system(descriptor, "creating a file in \(folder)", path)
    close(descriptor)
    unlink(probe)
  }

  /// Removes what processes that were killed while they replaced `path` have left behind.
  static func removeLeftovers(of path: String) {
    let folder = FilePath.folder(of: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(FilePath.name(of: path) + ".") && name.hasSuffix(partial) {
      unlink("\(folder)/\(name)")
    }
  }

  /// Throws the system's error, if there was one.
  static func system(_ result: Int32, _ doing: String, _ path: String) throws(RunFileError) {
    guard result < 0 else { return }
    let code = errno
    throw .unwritable(path: path, doing: doing, code: code, message: String(cString: strerror(code)))
  }

  private static let partial = ".partial"

  private static func makeFolder(_ folder: String, naming path: String) throws(RunFileError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue { return }
    let parent = FilePath.folder(of: folder)
    if parent != folder { try makeFolder(parent, naming: path) }
    if mkdir(folder, 0o755) < 0, errno != EEXIST { try system(-1, "making folder \(folder)", path) }
  }

  private static func temporaryName(for path: String) -> String { "\(path).\(UUID().uuidString.prefix(8))\(partial)" }

  private static func sync(_ target: String, naming path: String) throws(RunFileError) {
    let descriptor = open(target, O_RDONLY)
    try system(descriptor, "opening \(target) to sync it", path)
    defer { close(descriptor) }
    try system(fsync(descriptor), "syncing \(target)", path)
  }
}

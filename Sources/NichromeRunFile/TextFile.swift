/// Small files of text.
public enum TextFile {
  /// Writes a file in one step, its folder made if it is missing: a reader finds the old text or the new one.
  public static func write(_ text: String, to path: String) throws(RunFileError) {
    try AtomicFile.replace(path) { temporary throws(RunFileError) in
      let file = try ByteFile(creating: temporary, for: path)
      defer { file.close() }
      try file.write(Array(text.utf8))
    }
  }
}

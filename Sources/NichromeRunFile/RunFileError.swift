/// What can go wrong with a result file on disk. `code` is the code of the netCDF library or the system's errno.
public enum RunFileError: Error, Equatable, Sendable, CustomStringConvertible {
  case missing(path: String)
  /// Not a netCDF file, or one that another program wrote.
  case foreign(path: String, reason: String)
  /// Written by a newer Nichrome.
  case newerFormat(path: String, found: Int, supported: Int)
  /// The library cannot read what it should find there: truncated file, failed checksum, no permission.
  case unreadable(path: String, doing: String, code: Int32, message: String)
  /// Readable, but its parts contradict each other.
  case damaged(path: String, reason: String)
  case unwritable(path: String, doing: String, code: Int32, message: String)

  /// One line: problem (why it is one); what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such file; make one with `nichrome run`"
    case .foreign(let path, let reason):
      "\(path): not a result file of nichrome (\(reason)); give a file written by `nichrome run`"
    case .newerFormat(let path, let found, let supported):
      "\(path): result file of a newer nichrome (format \(found), this program reads up to \(supported)); update nichrome"
    case .unreadable(let path, let doing, let code, let message):
      "\(path): cannot read the result file (\(doing): \(message), code \(code)); it is truncated or damaged, run again"
    case .damaged(let path, let reason):
      "\(path): the result file is damaged (\(reason)); run again"
    case .unwritable(let path, let doing, let code, let message):
      "\(path): cannot write the result (\(doing): \(message), code \(code)); choose another place with -o"
    }
  }
}

/// Why there is no going on from a checkpoint, or no writing one.
public enum CheckpointError: Error, Equatable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case foreign(path: String, reason: String)
  case otherFormat(path: String, found: Int, supported: Int)
  case damaged(path: String, reason: String)
  case unreadable(path: String, code: Int, message: String)
  case unwritable(path: String, doing: String, code: Int32, message: String)
  /// The result file beside it is not this run's.
  case otherRun(result: String, reason: String)
  case inUse(result: String, lock: String, owner: String)

  init(writing error: RunFileError) {
    switch error {
    case .unwritable(let path, let doing, let code, let message):
      self = .unwritable(path: path, doing: doing, code: code, message: message)
    default: preconditionFailure("writing throws no other error")
    }
  }

  /// One line: problem (why it is one); what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such checkpoint, so nothing to resume; start the run with `nichrome run`"
    case .foreign(let path, let reason):
      "\(path): not a checkpoint of nichrome (\(reason)); put the right file there, or start again with `nichrome run`"
    case .otherFormat(let path, let found, let supported):
      "\(path): checkpoint of another version of nichrome (format \(found), this program reads \(supported)); resume it"
        + " with that version"
    case .damaged(let path, let reason):
      "\(path): the checkpoint is damaged (\(reason)); start again with `nichrome run`"
    case .unreadable(let path, let code, let message):
      "\(path): the checkpoint cannot be read (\(message), code \(code)); check the permissions and the disk"
    case .unwritable(let path, let doing, let code, let message):
      "\(path): the checkpoint cannot be written (\(doing): \(message), code \(code)); check the folder and the disk"
    case .otherRun(let result, let reason):
      "\(result): the result there does not belong to the checkpoint (\(reason)); move one of them away"
    case .inUse(let result, let lock, let owner):
      "\(result): in use by \(owner); wait for it, or remove \(lock) if that process has ended"
    }
  }
}

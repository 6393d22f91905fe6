import Foundation

/// The checkpoints of one run: the newest and the one before it, beside the result file.
public struct CheckpointStore: Sendable {
  /// The result file they belong to.
  public let result: String
  /// `a/run.checkpoint` for `a/run.nc`.
  public var path: String { Self.companion(of: result, "checkpoint") }
  public var previous: String { path + ".previous" }
  /// Where the checkpoint of an unfinished run goes when a new one takes its place.
  public var replaced: String { path + ".replaced" }

  public init(result: String) { self.result = result }

  /// A file beside a result file: its name with `.nc` replaced, or with a second extension.
  static func companion(of result: String, _ kind: String) -> String {
    (result.hasSuffix(".nc") ? String(result.dropLast(3)) : result) + "." + kind
  }

  public func write(_ checkpoint: Checkpoint) throws(CheckpointError) {
    try checkpoint.write(to: path, keeping: previous)
  }

  /// The newest checkpoint that is whole, and what is wrong with the newest one if that is another.
  ///
  /// One of another format is not passed over: it may be the newer one.
  public func newest() throws(CheckpointError) -> (checkpoint: Checkpoint, passedOver: CheckpointError?) {
    let problem: CheckpointError
    do { return (try Checkpoint(contentsOf: path), nil) } catch { problem = error }
    if case .otherFormat = problem { throw problem }
    do {
      return (try Checkpoint(contentsOf: previous), problem)
    } catch {
      if case .missing = problem, case .missing = error { throw problem }
      if case .missing = problem { throw error }
      throw problem
    }
  }

  /// Puts the previous checkpoint in the place of one that is of no use, so that it is not pushed out by the next.
  public func adoptPrevious() { rename(previous, path) }

  public func removePrevious() { unlink(previous) }

  /// Clears the place for a new run: checkpoints of a finished run are removed, one of an unfinished run is kept as
  /// `replaced`. Returns whether there was such a one.
  public func makeWay() -> Bool {
    let files = [path, previous].filter { FileManager.default.fileExists(atPath: $0) }
    guard let kept = files.first else { return false }
    let isFinished = (try? newest().checkpoint.status) == .complete
    if !isFinished { rename(kept, replaced) }
    for file in files { unlink(file) }
    return !isFinished
  }

  /// Removes what killed processes have left half written.
  public func removeLeftovers() {
    for file in [path, result] { AtomicFile.removeLeftovers(of: file) }
  }
}

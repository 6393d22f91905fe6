import Foundation
import NichromeModel
import NichromeRunFile

/// Locks of a sweep: the whole is one process's, or each share is.
extension SweepFolder {
  /// Seconds to wait for another share that lays out the folder or writes the table.
  private static let patience = 120.0

  func lock() throws(CheckpointError) -> RunLock { try RunLock(for: "\(path)/sweep") }

  func lock(of share: SweepShare) throws(CheckpointError) -> RunLock {
    try RunLock(for: "\(path)/sweep-\(share.place + 1)-of-\(share.count)")
  }

  /// Does something while no other share does.
  func alone(isNeeded: Bool = true, _ work: () throws -> Void) throws {
    guard isNeeded else { return try work() }
    let start = ContinuousClock.now
    while true {
      do {
        let held = try lock()
        return try withExtendedLifetime(held) { try work() }
      } catch let error as CheckpointError {
        guard case .inUse = error, (ContinuousClock.now - start) / .seconds(1) < Self.patience else { throw error }
        usleep(100_000)
      }
    }
  }
}

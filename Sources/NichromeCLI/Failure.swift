import NichromeModel
import NichromeRunFile

/// An error the user sees: a message for stderr and the exit code that goes with it.
struct Failure: Error {
  enum Code {
    static let other: Int32 = 1
    static let badInput: Int32 = 2
    /// A result or a checkpoint.
    static let badResultFile: Int32 = 3
    /// Stopped before its end, with a checkpoint to go on from.
    static let resumable: Int32 = 4
  }

  let message: String
  let code: Int32

  static func badInput(_ message: String) -> Failure { Failure(message: message, code: Code.badInput) }
  static func other(_ message: String) -> Failure { Failure(message: message, code: Code.other) }
}

extension Deck {
  /// Reads a deck for a command: every problem is a line of the message.
  static func reading(_ path: String) throws(Failure) -> Deck {
    do {
      return try Deck(contentsOf: path)
    } catch {
      throw .badInput(error.problems.map(\.description).joined(separator: "\n"))
    }
  }
}

extension Deck {
  /// Refuses what speaks of steady states where the drive is a function of time.
  func requireSteadyDrive(_ path: String) throws(Failure) {
    if system.course == nil { return }
    throw .badInput(
      "\(path): drive: it is a function of time, and this command speaks of steady states; give the drive one value, or"
        + " read the history of a run (`nichrome export OUT.nc --table history`)")
  }
}

extension RunRecord {
  /// Reads a result file for a command.
  static func reading(_ path: String) throws(Failure) -> RunRecord {
    do {
      return try RunRecord(contentsOf: path)
    } catch {
      throw Failure(message: error.description, code: Failure.Code.badResultFile)
    }
  }
}

import Foundation
import NichromeModel
import NichromeRunFile
import Testing

/// A command under way.
struct RunningCommand {
  let process: Process
  let log: URL

  /// Waits until a word stands on standard error.
  func wait(for word: String) -> Bool {
    wait { ((try? String(contentsOf: log, encoding: .utf8)) ?? "").contains(word) }
  }

  /// Waits until something is so; false where the process ends first, or after two minutes.
  func wait(until condition: () -> Bool) -> Bool {
    let patience = Date(timeIntervalSinceNow: 120)
    while !condition() {
      guard process.isRunning, Date() < patience else { return condition() }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return true
  }
}

extension Command {
  /// Starts the command and lets it go on; the caller ends it.
  func start(_ arguments: String...) throws -> RunningCommand { try start(arguments) }

  func start(_ arguments: [String]) throws -> RunningCommand {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent("nichrome-log-\(UUID().uuidString)")
    try Data().write(to: log)
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    return RunningCommand(process: process, log: log)
  }

  func content(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

  func copy(_ name: String, to other: String) throws {
    try content(name).write(to: folder.appendingPathComponent(other))
  }

  func record(_ name: String) throws -> RunRecord {
    try RunRecord(contentsOf: folder.appendingPathComponent(name).path)
  }

  /// Everything in a result that an undisturbed run of the same system has too: all but the wall clock and what the deck
  /// says of the run's length.
  func numbers(_ name: String) throws -> RunRecord {
    var record = try record(name)
    record.seconds = 0
    record.deck.text = ""
    record.deck.path = ""
    record.deck.simulation.stop = StopRule()
    record.stopReason = ""
    return record
  }
}

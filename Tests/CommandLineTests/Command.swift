import Foundation
import Testing

/// The built `nichrome`, run in a folder of its own.
struct Command {
  struct Result {
    var code: Int32
    var output: String
    var complaint: String
  }

  let folder: URL

  /// Gives `body` a fresh folder and removes it afterwards.
  static func inFolder(_ body: (Command) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nichrome-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(Command(folder: folder))
  }

  /// The executable lies beside the tests.
  static var executable: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath
    let tests = URL(fileURLWithPath: bundle ?? CommandLine.arguments[0])
    return tests.deletingLastPathComponent().appendingPathComponent("nichrome")
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  func files() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() }

  func run(_ arguments: String..., interruptAt phase: String? = nil, delay: TimeInterval = 0) throws -> Result {
    try run(arguments, interruptAt: phase, delay: delay)
  }

  /// Runs to the end; with `interruptAt`, sends SIGINT `delay` seconds after that word stands on standard error.
  /// - Parameters:
  ///   - program: what is run in the place of `nichrome`.
  ///   - environment: added to that of the tests.
  func run(
    _ arguments: [String], by program: String? = nil, environment: [String: String] = [:],
    interruptAt phase: String? = nil, delay: TimeInterval = 0
  ) throws -> Result {
    let logs = FileManager.default.temporaryDirectory.appendingPathComponent("nichrome-log-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: logs) }
    let files = ["out", "err"].map { logs.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program.map { URL(fileURLWithPath: $0) } ?? Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    if let phase {
      let patience = Date(timeIntervalSinceNow: 120)
      while process.isRunning, !String(decoding: try Data(contentsOf: files[1]), as: UTF8.self).contains(phase) {
        guard Date() < patience else {
          kill(process.processIdentifier, SIGKILL)
          Issue.record("\(phase) was never reported")
          break
        }
        Thread.sleep(forTimeInterval: 0.05)
      }
      Thread.sleep(forTimeInterval: delay)
      process.interrupt()
      while process.isRunning {
        guard Date() < patience else {
          kill(process.processIdentifier, SIGKILL)
          Issue.record("the run did not stop")
          break
        }
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "\(arguments) crashed")
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Result(code: process.terminationStatus, output: texts[0], complaint: texts[1])
  }
}

/// Decks of the tests: small, in real units.
enum TestDeck {
  static func text(stopWhen: String = "{duration: 40 tau0}", temperature: String = "0.1 mu0") -> String {
    """
    title: Short run
    wire:
      fermiEnergy: 8 meV
      effectiveMass: 0.067
      temperature: \(temperature)
      relaxation: {law: relaxationTime, time: 1.5 ps}
      screening: neutral
      halfLength: 6 l0
    scatterer:
      length: 0.1 l0
      permittivityRatio: 1
      transmission: {shape: saddlePoint, center: 1.02 mu0, width: 0.1 mu0}
    drive: {voltage: 0.02 mu0}
    simulation:
      particles: 5000
      seed: 7
      stopWhen: \(stopWhen)
    tallies: {bins: 12}
    """
  }
}

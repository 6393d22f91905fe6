import Foundation

/// A Python that can import the package of analysis/.
struct AnalysisPython {
  static let module = "nichrome_analysis"

  let executable: String
  /// The folder that holds the package; nil where it is installed.
  let packageFolder: String?

  /// NICHROME_PYTHON, else the one of this repository's scripts, else `python3` of the PATH.
  ///
  /// The package is that of the repository the executable was built in, else an installed one.
  static func found() throws(Failure) -> AnalysisPython {
    let root = repository
    let package = root.map { $0.appendingPathComponent("analysis").path }
    if let named = ProcessInfo.processInfo.environment["NICHROME_PYTHON"], !named.isEmpty {
      return AnalysisPython(executable: named, packageFolder: package)
    }
    if let root {
      let script = root.appendingPathComponent("scripts/python.sh").path
      guard let path = output(of: "/bin/bash", [script, "--which"]) else {
        throw .other(
          "there is no Python with the modules of \(root.path)/analysis (the figures are drawn by it); run `make python`"
            + " there, or name a Python in the variable NICHROME_PYTHON")
      }
      return AnalysisPython(executable: path, packageFolder: package)
    }
    let question = "import sys, \(module); print(sys.executable)"
    guard let path = output(of: "/usr/bin/env", ["python3", "-c", question]) else {
      throw .other(
        "python3 has no module \(module) (the figures are drawn by it); install it from the folder analysis/ of the"
          + " sources, or name a Python that has it in the variable NICHROME_PYTHON")
    }
    return AnalysisPython(executable: path, packageFolder: nil)
  }

  /// Runs it with the package in reach, its output and errors passed on, and returns its exit code.
  func run(_ arguments: [String]) throws(Failure) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    var environment = ProcessInfo.processInfo.environment
    if let packageFolder {
      let others = environment["PYTHONPATH"].map { ":" + $0 } ?? ""
      environment["PYTHONPATH"] = packageFolder + others
    }
    process.environment = environment
    process.arguments = [executable] + arguments
    do {
      try process.run()
    } catch {
      throw .other("\(executable): cannot be run (\(error.localizedDescription)); name a Python in NICHROME_PYTHON")
    }
    process.waitUntilExit()
    if process.terminationReason == .exit, Self.shellsWords.contains(process.terminationStatus) {
      throw .other("\(executable): there is no such Python; name one in NICHROME_PYTHON, or unset it")
    }
    // A signal's number is no exit code of the contract.
    return process.terminationReason == .exit ? process.terminationStatus : Failure.Code.other
  }

  /// Exit codes of `env` for a command that cannot be run or found.
  private static let shellsWords: Set<Int32> = [126, 127]

  /// The nearest folder above the executable that holds the package and the script that finds Python.
  private static var repository: URL? {
    guard let path = Bundle.main.executablePath else { return nil }
    var folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let parts = ["analysis/\(module)/__init__.py", "scripts/python.sh"]
      if parts.allSatisfy({ FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path) }) {
        return folder
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// What a command prints, without the end of the line; nil if it fails.
  private static func output(of command: String, _ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

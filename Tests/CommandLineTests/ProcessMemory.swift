import Foundation

/// Memory of a running process, as Linux tells it.
enum ProcessMemory {
  static let isKnown = FileManager.default.fileExists(atPath: "/proc/self/status")

  /// `VmRSS` (resident) or `VmHWM` (the most that was resident) in bytes; nil once the process has ended.
  static func bytes(_ field: String, of process: Int32) -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(field + ":") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
    else { return nil }
    return 1024 * kilobytes
  }

  /// Looks at a field every so often until the process ends.
  static func samples(_ field: String, of process: Process, every seconds: Double) -> [Double] {
    var found: [Double] = []
    while process.isRunning {
      if let bytes = bytes(field, of: process.processIdentifier) { found.append(bytes) }
      Thread.sleep(forTimeInterval: seconds)
    }
    return found
  }
}

import Foundation
import Nichrome
import NichromeRunFile

/// Shows where a run stands: one rewritten line on a terminal, now and then a plain line in a log.
struct ProgressDisplay {
  private let onTerminal: Bool
  private let interval: Double
  private var shown: Double?
  private var phase: RunProgress.Phase?

  init(onTerminal: Bool) {
    self.onTerminal = onTerminal
    interval = onTerminal ? 0.2 : 10
  }

  /// Shows `progress` if it is time to, or if a new phase has begun.
  mutating func update(_ progress: RunProgress) {
    let isDue = shown.map { progress.secondsElapsed - $0 >= interval } ?? true
    guard isDue || progress.phase != phase else { return }
    shown = progress.secondsElapsed
    phase = progress.phase
    let line = Self.line(progress)
    Console.write(onTerminal ? "\r\(line.prefix(Console.width - 1))\u{1b}[K" : line + "\n")
  }

  /// Takes the rewritten line away.
  func finish() {
    if onTerminal, shown != nil { Console.write("\r\u{1b}[K") }
  }

  /// `production 124 l0/v0 | 3.1e+07 events/s | heat error 1.2 % of 0.3 % | 4 min 10 s left`
  static func line(_ progress: RunProgress) -> String {
    var parts = ["\(progress.phase.rawValue) \(Format.short(progress.time)) l0/v0"]
    if progress.ensemble > 1 {
      parts.append("realisation \(min(progress.realisations + 1, progress.ensemble)) of \(progress.ensemble)")
    }
    parts.append(String(format: "%.1e events/s", progress.eventsPerSecond))
    if let error = progress.heatError {
      let target = progress.heatErrorTarget.map { " (target \(Format.percent($0)))" } ?? ""
      parts.append("heat error \(Format.percent(error))\(target)")
    }
    parts.append(
      progress.secondsLeft.map { "\(Format.seconds($0)) left" } ?? "\(Format.seconds(progress.secondsElapsed)) gone")
    return parts.joined(separator: " | ")
  }
}

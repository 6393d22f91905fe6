import Foundation
import NichromeModel
import NichromeRunFile

/// Says how a sweep gets on: a line for every point that ends, and in between how far it is.
struct SweepDisplay {
  private let isQuiet: Bool
  private let jobs: Int
  private let onTerminal = Console.hasTerminal
  private var starts: [Int: Date] = [:]
  /// Seconds that each point took which has ended in this session.
  private var durations: [Double] = []
  private var shown: Double?

  init(quiet: Bool, jobs: Int) { (isQuiet, self.jobs) = (quiet, jobs) }

  func kept(_ done: Int, of count: Int) {
    if !isQuiet, done > 0 { Console.complain("\(done) of \(count) points are done already and kept") }
  }

  mutating func started(_ index: Int) { starts[index] = Date() }

  mutating func ended(_ point: SweepPoint, _ index: Int, _ status: SweepStatus, _ row: SweepRow?, of count: Int) {
    let taken = starts[index].map { Date().timeIntervalSince($0) } ?? 0
    durations.append(taken)
    guard !isQuiet else { return }
    let finding = row.map { $0.finding == "none" ? ", no spots" : ", \($0.finding)" } ?? ""
    let reason = status.reason.isEmpty ? "" : ": \(status.reason)"
    line(
      "point \(point.number) of \(count) (\(point.label)): \(status.word) in \(Format.seconds(taken))\(finding)\(reason)"
    )
  }

  /// Shows how far the sweep is, if it is time to.
  mutating func update(_ status: [SweepStatus], seconds: Double) {
    let interval = onTerminal ? 0.5 : 30
    guard !isQuiet, shown.map({ seconds - $0 >= interval }) ?? true else { return }
    shown = seconds
    let text = Self.line(status, seconds: seconds, left: secondsLeft(status))
    Console.write(onTerminal ? "\r\(text.prefix(Console.width - 1))\u{1b}[K" : text + "\n")
  }

  /// Takes the rewritten line away.
  func finish() { if onTerminal, shown != nil { Console.write("\r\u{1b}[K") } }

  private func line(_ text: String) {
    finish()
    Console.complain(text)
  }

  /// Points to go, at the mean pace of those that have ended.
  private func secondsLeft(_ status: [SweepStatus]) -> Double? {
    guard !durations.isEmpty else { return nil }
    let mean = durations.reduce(0, +) / Double(durations.count)
    let now = Date()
    let underWay = status.indices.filter { status[$0] == .running }.reduce(0.0) { sum, index in
      sum + max(mean - (starts[index].map { now.timeIntervalSince($0) } ?? 0), 0)
    }
    return (underWay + mean * Double(status.count { $0 == .waiting })) / Double(jobs)
  }

  /// `4 of 12 points done, 2 running, 1 failed | 3 min 10 s gone | about 8 min 0 s left`
  static func line(_ status: [SweepStatus], seconds: Double, left: Double?) -> String {
    let failed = status.count { !$0.reason.isEmpty }
    var text = "\(status.count { $0 == .done }) of \(status.count) points done"
    text += ", \(status.count { $0 == .running }) running" + (failed > 0 ? ", \(failed) failed" : "")
    text += " | \(Format.seconds(seconds)) gone"
    return text + (left.map { " | about \(Format.seconds($0)) left" } ?? "")
  }
}

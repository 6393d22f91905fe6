import Foundation
import Nichrome
import NichromeModel
import Synchronization

/// Many short independent runs of a deck, and what the environment asks of them.
enum CoverageRuns {
  /// `NICHROME_COVERAGE=1` switches the tables on.
  static var isOn: Bool { ProcessInfo.processInfo.environment["NICHROME_COVERAGE"] != nil }
  /// Share of the full number of runs, from `NICHROME_COVERAGE_SHARE`, 0.1 for a first look.
  static var share: Double {
    ProcessInfo.processInfo.environment["NICHROME_COVERAGE_SHARE"].flatMap(Double.init) ?? 1
  }

  /// Words, one of which a combination of dynamics and drive must contain, from `NICHROME_COVERAGE_CASES`; all without it.
  static func includes(_ dynamics: Dynamics, _ drive: Drive) -> Bool {
    guard let list = ProcessInfo.processInfo.environment["NICHROME_COVERAGE_CASES"] else { return true }
    return list.split(separator: ",").contains { "\(dynamics.rawValue) \(drive)".hasPrefix($0) }
  }

  /// One result of each of `count` runs, with seeds of their own: a thread a run, as many at once as there are processors.
  static func results<Result: Sendable>(
    _ decks: [Deck], _ result: @escaping @Sendable (RunRecord) -> Result
  ) -> [Result] {
    let found = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: decks.count) { index in
      guard let record = try? Run(deck: decks[index], threads: 1).execute() else { return }
      let value = result(record)
      found.withLock { $0[index] = value }
    }
    return found.withLock { results in decks.indices.compactMap { results[$0] } }
  }

  /// The deck with as many seeds as `full` runs, or the share of them.
  static func seeds(of deck: Deck, full: Int) -> [Deck] {
    (0..<max(1, Int((Double(full) * share).rounded()))).map { number in
      var own = deck
      own.simulation.seed = UInt64(1001 + number)
      return own
    }
  }

  static func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

/// How often something came true, against the share expected.
struct Proportion {
  var hits = 0
  var trials = 0

  mutating func add(_ hit: Bool) {
    hits += hit ? 1 : 0
    trials += 1
  }

  var share: Double { trials > 0 ? Double(hits) / Double(trials) : .nan }
  var text: String { String(format: "%5.1f %%", 100 * share) }

  /// Whether the share lies in a range, widened by three standard deviations where there are fewer trials than `full`.
  func isWithin(_ range: ClosedRange<Double>, full: Int) -> Bool {
    let centre = 0.5 * (range.lowerBound + range.upperBound)
    let slack = trials < full ? 3 * (centre * (1 - centre) / Double(max(trials, 1))).squareRoot() : 0
    return share >= range.lowerBound - slack && share <= range.upperBound + slack
  }
}

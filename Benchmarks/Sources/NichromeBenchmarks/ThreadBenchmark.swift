import Foundation
import NichromeKinetics
import NichromeModel

/// What a second thread is worth at production size, in wall clock: runs on one and on two threads take turns, a block each.
/// Where other processes want the cores too, all of it is a lower bound; the least of many short rounds comes nearest. What two
/// cores give at all is what two runs, independent of each other and at the same time, get done in a block's time.
enum ThreadBenchmark {
  static let (warmUp, rounds) = (20.0, 400)
  /// Share of what two independent runs get done at the same time.
  static let threshold = 0.9

  static func run() throws {
    let deck = try Deck(yaml: text, path: "benchmark.yaml")
    // One thread, two threads, and two runs of one thread each.
    let experiments = [1, 2, 1, 1].map { Experiment(deck: deck, threads: $0) }
    for experiment in experiments { advance(experiment, by: warmUp) }
    var (seconds, processor): ([[Double]], [[Double]]) = ([[], [], []], [[], [], []])
    nonisolated(unsafe) let pair = [experiments[2], experiments[3]]
    for _ in 0..<rounds {
      for index in 0...2 {
        let (start, used) = (ContinuousClock.now, processorTime())
        if index < 2 {
          experiments[index].advance()
        } else {
          DispatchQueue.concurrentPerform(iterations: 2) { pair[$0].advance() }
        }
        processor[index].append(processorTime() - used)
        seconds[index].append((ContinuousClock.now - start) / .seconds(1))
      }
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    print("two threads against one, 200000 electrons, wall clock, \(cores) cores:")
    for (name, pick) in [("least", 0), ("first quartile", rounds / 4), ("median", rounds / 2)] {
      let times = seconds.map { 1e3 * $0.sorted()[pick] }
      print(
        "  \(name)".padded(to: 18) + "\(rounded(times[0], 1)) ms and \(rounded(times[1], 1)) ms a block:"
          + " \(rounded(times[0] / times[1], 2)) times as fast; two runs at once: \(rounded(2 * times[0] / times[2], 2))"
      )
    }
    // Clocks of virtual machines drift by tens of per cent within seconds, of all blocks of a round alike.
    let gains = [1, 2].map { index in median(zip(seconds[0], seconds[index]).map { Double(index) * $0 / $1 }) }
    print("  round by round  \(rounded(gains[0], 2)) times as fast (median); two runs at once: \(rounded(gains[1], 2))")
    let cost = median(zip(processor[1], processor[0]).map { $0 / $1 })
    print("  two threads take \(rounded(cost, 2)) times the processor time of one (median)")
    if gains[0] < threshold * gains[1] {
      throw LimitBenchmark.Missed(what: "two threads do \(rounded(gains[0] / gains[1], 2)) of what two runs at once do")
    }
  }

  private static let text = """
    wire: {temperature: 0.05 mu0, relaxation: {law: meanFreePath}, screening: {length: 0.1 l0}, halfLength: 12 l0}
    scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: constant, value: 0.4}}
    drive: {voltage: 0.1 mu0}
    simulation: {particles: 200000, seed: 1, stopWhen: {duration: 1000 tau0}}
    tallies: {bins: 120}
    """
}

import Foundation
import NichromeKinetics
import NichromeModel

/// What a second thread is worth at production size, in wall clock: runs on one and on two threads take turns, a block each.
/// Where other processes want the cores too, all of it is a lower bound; the least of many short rounds comes nearest. What the
/// threads cost in processor time does not depend on others.
enum ThreadBenchmark {
  static let (warmUp, rounds) = (20.0, 400)

  static func run() throws {
    let deck = try Deck(yaml: text, path: "benchmark.yaml")
    let experiments = [1, 2].map { Experiment(deck: deck, threads: $0) }
    for experiment in experiments { advance(experiment, by: warmUp) }
    var (seconds, processor): ([[Double]], [[Double]]) = ([[], []], [[], []])
    for _ in 0..<rounds {
      for (index, experiment) in experiments.enumerated() {
        let (start, used) = (ContinuousClock.now, processorTime())
        experiment.advance()
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
          + " \(rounded(times[0] / times[1], 2)) times as fast")
    }
    // Clocks of virtual machines drift by tens of per cent within seconds, of both blocks of a round alike.
    let gain = median(zip(seconds[0], seconds[1]).map { $0 / $1 })
    print("  round by round  \(rounded(gain, 2)) times as fast (median)")
    let cost = median(zip(processor[1], processor[0]).map { $0 / $1 })
    print("  two threads take \(rounded(cost, 2)) times the processor time of one (median)")
  }

  private static let text = """
    wire: {temperature: 0.05 mu0, relaxation: {law: meanFreePath}, screening: {length: 0.1 l0}, halfLength: 12 l0}
    scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: constant, value: 0.4}}
    drive: {voltage: 0.1 mu0}
    simulation: {particles: 200000, seed: 1, stopWhen: {duration: 1000 tau0}}
    tallies: {bins: 120}
    """
}

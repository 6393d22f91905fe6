import NichromeKinetics
import NichromeModel

/// A steady state to be looked at by a profiler: a deck with another screening and number of electrons, for some simulated time.
/// Prints what was done in it; `Benchmarks/operators.py` tells where the time went.
enum SteadyRun {
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 2, let time = Double(arguments[1]) else { fatalError("usage: steady SCREENING TIME") }
    let (screening, particles) = (arguments[0], 200_000)
    let inverse = screening == "neutral" ? screening : "{length: \(1 / Double(screening)!) l0}"
    let text = """
      wire: {temperature: 0.05 mu0, relaxation: {law: meanFreePath}, screening: \(inverse), halfLength: 12 l0}
      scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: constant, value: 0.4}}
      drive: {voltage: 0.1 mu0}
      simulation: {particles: \(particles), seed: 1, stopWhen: {duration: 10000 tau0}}
      tallies: {bins: 120}
      """
    let experiment = Experiment(deck: try Deck(yaml: text, path: "benchmark.yaml"), threads: 1)
    let start = processorTime()
    let steps = advance(experiment, by: time)
    print("\(experiment.events) \(steps) \(processorTime() - start)")
  }
}

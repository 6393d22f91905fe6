import NichromeKinetics
import NichromeModel
import PlainC

/// How far the engine is from what C can do: the same step, written anew in plain C, takes turns with it in one process.
///
/// One system: neutral wires of 5 l0 with a constant mean free path, theta = 0.03, T = 0.4, so short that all electrons are one
/// carrier each, and driven so hard that the reference does not drift. Everything the engine does per step is done in C but two
/// things, for which C has no counterpart: the potential is given, and no observables are formed at the end of a block. That it
/// is the same work is checked by its results.
enum LimitBenchmark {
  static let (halfLength, bins, cellsPerBin, fieldCells) = (5.0, 50, 2, 400)
  static let (temperature, transmission, voltage) = (0.03, 0.4, 0.2)
  static let current = voltage * transmission / (1 - transmission)
  static let (warmUp, rounds, round) = (60.0, 20, 20.0)
  /// Times either kernel in C that an event may cost in the engine.
  static let threshold = 1.25
  struct Missed: Error { let what: String }

  static func run() throws {
    let experiment = try engine()
    var setup = setup(of: experiment)
    let rivals = rivals(setup)
    let blocks = Int((round / experiment.blockDuration).rounded())
    while experiment.phase == .warmUp { experiment.advance() }
    for rival in rivals {
      rival.advance(blocks: Int(warmUp / experiment.blockDuration), stepsPerBlock: experiment.stepsPerBlock)
      _ = rival.takeProfiles(over: round)
    }
    var costs = Array(repeating: Cost(), count: 3)
    var (heat, rate) = ([Samples(), Samples()], [Samples(), Samples()])
    var events = [0, 0, 0]
    for _ in 0..<rounds {
      let (before, start) = (experiment.events, processorTime())
      let steps = advance(experiment, by: round)
      costs[0].append(seconds: processorTime() - start, events: experiment.events - before, steps: steps)
      events[0] += experiment.events - before
      for (index, rival) in rivals.enumerated() {
        let start = processorTime()
        let done = rival.advance(blocks: blocks, stepsPerBlock: experiment.stepsPerBlock)
        costs[index + 1].append(seconds: processorTime() - start, events: done.events, steps: done.steps)
        events[index + 1] += done.events
        let profiles = rival.takeProfiles(over: Double(blocks) * experiment.blockDuration)
        heat[index].append(profiles.heat)
        rate[index].append(profiles.rate)
      }
    }
    print(costs, events, names: ["engine"] + rivals.map(\.name))
    let check = LimitCheck(experiment: experiment)
    for (index, rival) in rivals.enumerated() {
      try check.compare(rival, heat: heat[index], rate: rate[index])
      try check.compare(rival, events: events[index + 1], ofEngine: events[0])
    }
    // What is re-emitted is nothing in the mean where the reference is the solution.
    setup.jump = 1.3 * voltage
    for rival in LimitBenchmark.rivals(setup) { try check.compareWithSolution(rival) }
    for (rival, cost) in zip(rivals, costs.dropFirst()) where costs[0].ratio(to: cost) > threshold {
      throw Missed(what: "the engine costs \(rounded(costs[0].ratio(to: cost), 2)) times \(rival.name)")
    }
  }

  static func rivals(_ setup: wire_setup) -> [any Rival] { [PlainRival(setup), BlockedRival(setup)] }

  static func engine() throws -> Experiment {
    Experiment(deck: try Deck(yaml: deck, path: "benchmark.yaml"), threads: 1)
  }

  static func setup(of experiment: Experiment) -> wire_setup {
    wire_setup(
      half_length: halfLength, temperature: temperature, transmission: transmission, current: current,
      weight: experiment.particleWeight, time_step: experiment.timeStep, memory: 0.3,
      jump: voltage, cells: Int32(bins * cellsPerBin), density_cells: Int32(fieldCells), bins: Int32(bins), seed: 1)
  }

  private static var deck: String {
    """
    wire:
      temperature: \(temperature) mu0
      relaxation: {law: meanFreePath}
      screening: neutral
      halfLength: \(halfLength) l0
    scatterer: {length: 0.1 l0, permittivityRatio: 1, transmission: {shape: constant, value: \(transmission)}}
    drive: {current: \(current) I0}
    simulation: {particles: 200000, seed: 1, stopWhen: {duration: 10000 tau0}}
    tallies: {bins: \(bins)}
    """
  }

  private static func print(_ costs: [Cost], _ events: [Int], names: [String]) {
    Swift.print("ns per event (least, median)   ns per particle-step   engine's ratio (median)   events")
    for (index, cost) in costs.enumerated() {
      let ratio = costs[0].ratio(to: cost)
      Swift.print(
        pair(cost.perEvent).padded(to: 31) + pair(cost.perStep).padded(to: 23) + "\(rounded(ratio, 2))".padded(to: 26)
          + "\(events[index])  \(names[index])")
    }
  }

  private static func pair(_ values: [Double]) -> String {
    "\(rounded(values.min()!, 1)), \(rounded(median(values), 1))"
  }
}

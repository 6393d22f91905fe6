import Foundation
import NichromeKinetics
import NichromeModel

/// The textbook problem: a slab of ten mean free paths between two reservoirs, its flux to one per cent, its profile in 40 bins.
enum SlabBenchmark {
  static let (length, bins, cells) = (10.0, 40, 200)
  static let (histories, batches, rounds) = (4096, 16, 9)
  /// Seconds of processor time to 1 % of the flux.
  static let threshold = 0.05
  /// False alarms: 6e-5 for the flux; of the mean square of z over 40 neighbours, 1 where they are right, hardly any.
  static let (largestDeviation, largestSquare) = (4.0, 3.0)

  struct Missed: Error { let what: String }

  static func run() throws {
    let solution = SlabSolution(length: length)
    let exact = solution.flux
    print("slab of \(length) l0: J = \(exact) in closed form, \(solution.fluxByCells(cells)) by \(cells) cells")
    var (seconds, flights): ([Double], Int) = ([], 0)
    var (fluxes, profiles) = (Samples(), Samples())
    for round in 0..<rounds {
      let start = processorTime()
      let gas = SlabGas(length: length, cells: cells, histories: histories, seed: UInt64(round + 1))
      var found = Samples()
      for batch in 0..<batches {
        found.append([Double(gas.follow(epoch: UInt64(batch))) / Double(histories)])
      }
      let elapsed = processorTime() - start
      let error = found.error[0] / exact
      seconds.append(elapsed * (error / 0.01) * (error / 0.01))
      fluxes.append(found.mean)
      profiles.append(profile(gas))
      flights += gas.flights
      if round == 0 { print("one round: J = \(found.mean[0]) +- \(found.error[0]) in \(elapsed) s") }
    }
    let deviation = (fluxes.mean[0] - exact) / fluxes.error[0]
    let zeros = Array(repeating: 0.0, count: bins)
    let square = meanSquare(profiles.mean, profiles.error, solution.profile(bins: bins), zeros)
    print(
      "all rounds: J = \(fluxes.mean[0]) +- \(fluxes.error[0]) (z = \(rounded(deviation, 2))), profile: mean z^2"
        + " \(rounded(square, 2)) of \(bins) bins, \(flights) flights")
    let typical = median(seconds)
    print(String(format: "processor time to 1 %% of the flux: %.4f s (least %.4f s)", typical, seconds.min()!))
    guard abs(deviation) < largestDeviation, square < largestSquare else { throw Missed(what: "slab: wrong") }
    if typical > threshold { throw Missed(what: "slab: \(typical) s to 1 %") }
    runEngine(exact)
  }

  private static func profile(_ gas: SlabGas) -> [Double] {
    let (perBin, width) = (cells / bins, length / Double(bins))
    return (0..<bins).map { bin in
      let sum = gas.collisions[(bin * perBin)..<((bin + 1) * perBin)].reduce(0, +)
      return Double(sum) / (Double(histories * batches) * width)
    }
  }

  /// The same slab as a deck: two wires of half its length and a scatterer that lets everything through. What its contacts let in
  /// has the number of electrons of reservoirs whose mu is iota/2 further off than mu at the contacts, so that J = iota over
  /// the difference of those. The reference is the exact solution here, and what electrons are left only add noise.
  private static func runEngine(_ exact: Double) {
    let (current, half) = (0.05, length / 2)
    let system = System(
      temperature: 0.05, relaxation: .meanFreePath, screening: .neutral, halfLength: half,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 1)),
      drive: .current(current))
    let settings = SimulationSettings(particles: 5000, stop: StopRule(duration: 1000))
    let start = processorTime()
    let experiment = Experiment(
      deck: Deck(title: "slab", system: system, simulation: settings, bins: bins / 2), threads: 1)
    while experiment.phase == .warmUp || experiment.phaseTime < 200 { experiment.advance() }
    let seconds = processorTime() - start
    let mu = experiment.record(status: .complete, version: "", stopReason: "", seconds: seconds)
      .quantity("electrochemicalPotential")!
    let (left, right) = (bins / 2 - 1, bins - 1)
    // From the middle of the last bins to the contacts, and beyond.
    let drop = mu.value[left] - mu.value[right] + current * (0.5 * length / Double(bins) + 1)
    let error = (mu.error[left] * mu.error[left] + mu.error[right] * mu.error[right]).squareRoot() / drop
    print(
      String(
        format: "as a deck: J = %.5f +- %.5f (exact %.5f) in %.2f s, warm-up included", current / drop,
        error * current / drop, exact, seconds))
  }
}

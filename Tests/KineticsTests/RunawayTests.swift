import Foundation
import NichromeKinetics
import NichromeModel
import NichromeNumerics
import Testing

@Suite("Runs without a steady state") struct RunawayTests {
  static func experiment(_ drive: Drive) -> Experiment {
    let system = System(
      temperature: 0.02, relaxation: .relaxationTime, screening: .neutral, halfLength: 8,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.1)),
      drive: drive)
    let settings = SimulationSettings(particles: 4000, seed: 1, stop: StopRule(duration: 20))
    return Experiment(deck: Deck(title: "runaway", system: system, simulation: settings, bins: 20), threads: 1)
  }

  /// Above mu0 the whole band of one wire feeds the scatterer and the current, T/(1 - T) of it, grows no more.
  @Test(
    "A drive beyond saturation is noticed", arguments: [Drive.voltage(1), .voltage(1.5), .current(0.15), .current(0.3)])
  func saturation(drive: Drive) {
    let hopeless = Self.experiment(drive)
    var blocks = 0
    while hopeless.runaway == nil, blocks < 300 {
      hopeless.advance()
      blocks += 1
    }
    #expect(hopeless.runaway?.contains("smaller drive") == true, "after \(blocks) blocks")
  }

  /// The largest drives of a deck across scatterers that carry nearly nothing, or nearly all.
  @Test(
    "No drive of a deck is too large to begin with", arguments: [1e-30, 0.5, 1 - 1e-10],
    [Drive.voltage(10), .current(3), .current(-3)])
  func largest(transmission: Double, drive: Drive) {
    for law in [RelaxationLaw.relaxationTime, RelaxationLaw(exponent: -3), RelaxationLaw(exponent: 3)] {
      let system = System(
        temperature: 0.1, relaxation: law, screening: .poisson(wavenumber: 10), halfLength: 4,
        scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: transmission)),
        drive: drive)
      let settings = SimulationSettings(particles: 1000, seed: 1, stop: StopRule(duration: 20))
      let experiment = Experiment(
        deck: Deck(title: "largest", system: system, simulation: settings, bins: 8), threads: 1)
      for _ in 0..<3 where experiment.runaway == nil { experiment.advance() }
      #expect(experiment.runaway != nil || experiment.simulation.population > 0)
    }
  }

  @Test("A possible drive is let alone", arguments: [Drive.voltage(0.8), .voltage(0.01), .current(0.09)])
  func possible(drive: Drive) {
    let experiment = Self.experiment(drive)
    while experiment.blocks < 40 {
      experiment.advance()
      #expect(experiment.runaway == nil)
    }
  }

  /// l = v^-1.5 in a hot gas: the closure has no solution, and the noise of slow electrons turns the current about.
  @Test("A current that noise reverses lets the reversed gas in") func reversal() {
    let system = System(
      temperature: 0.56, relaxation: RelaxationLaw(exponent: -1.5), screening: .poisson(wavenumber: 5.3),
      halfLength: 24,
      scatterer: Scatterer(
        length: 0.1, permittivityRatio: 1, transmission: .lorentzian(peak: 0.8, center: 1.5, width: 0.5)),
      drive: .voltage(0.1), dynamics: .linearised)
    let settings = SimulationSettings(particles: 4000, seed: 3, stop: StopRule(duration: 20))
    let experiment = Experiment(
      deck: Deck(title: "reversal", system: system, simulation: settings, bins: 48), threads: 1)
    while experiment.simulation.current > 0, experiment.simulation.time < 2000 { experiment.advance() }
    #expect(experiment.simulation.current < 0)
    for _ in 0..<5 { experiment.advance() }
  }

  /// l = v^2.91 in wires that hold no charge: mu rises by many kT within some cells.
  @Test("Steps stay short on the way to no steady state", arguments: [Drive.voltage(9), .current(3)])
  func short(drive: Drive) {
    let system = System(
      temperature: 0.05, relaxation: RelaxationLaw(exponent: 2.91), screening: .poisson(wavenumber: 1e-5),
      halfLength: 12,
      scatterer: Scatterer(length: 100, permittivityRatio: 1, transmission: .saddlePoint(center: 1, width: 0.1)),
      drive: drive)
    let settings = SimulationSettings(particles: 20_000, seed: 1, stop: StopRule(duration: 20))
    let experiment = Experiment(deck: Deck(title: "short", system: system, simulation: settings, bins: 60), threads: 1)
    let clock = ContinuousClock()
    var longest = Duration.zero
    for _ in 0..<60 where experiment.runaway == nil { longest = max(longest, clock.measure { experiment.advance() }) }
    print("longest block: \(longest)")
    #expect(longest < .seconds(5), "hundreds of times what it takes on a free machine")
  }

  @Test("A block that is given up ends at once", arguments: [SimulationMethod.deviational, .analog])
  func halt(method: SimulationMethod) {
    let system = System(
      temperature: 0.1, relaxation: .relaxationTime, screening: .poisson(wavenumber: 10), halfLength: 6,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
      drive: .voltage(0.1))
    // A thousand steps, each of a few milliseconds.
    let settings = SimulationSettings(
      particles: 1_000_000, seed: 1, timeStep: 1e-5, stop: StopRule(duration: 20), method: method)
    let experiment = Experiment(deck: Deck(title: "halt", system: system, simulation: settings, bins: 12), threads: 2)
    let halt = experiment.halt
    // A thread of its own: those that are shared may all be busy with other tests.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.1)
      halt.call()
    }
    experiment.advance()
    #expect(experiment.simulation.stepNumber < experiment.stepsPerBlock)
    #expect(experiment.blocks == 0)
  }

  @Test("A gas of less than nothing is sought no further than ten kT below the band bottom") func empty() {
    let states = StateFunctions(temperature: 0.1, law: .relaxationTime, reach: 3)
    #expect(states.lowest == -1)
    #expect(states.chemicalEnergy(ofDensity: -1, near: 1) == -1)
    #expect(states.chemicalEnergy(emitting: -100, from: 1) == -1)
    #expect(abs(states.chemicalEnergy(ofDensity: states.density(0.9), near: 1) - 0.9) < 1e-9)
    // To first order any density has its chemical energy.
    let line = states.linearised()
    let y = line.chemicalEnergy(ofDensity: -10, near: -4)
    #expect(abs(line.density(y) + 10) < 1e-9 && y < -1)
  }
}

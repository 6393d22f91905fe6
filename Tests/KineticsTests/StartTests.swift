import Foundation
import NichromeKinetics
import NichromeModel
import Testing

/// First guesses, and readings from the cells next to the scatterer.
@Suite("Start") struct StartTests {
  private func deck(_ transmission: Double, _ drive: Drive) -> Deck {
    let system = System(
      temperature: 0.05, relaxation: .meanFreePath, screening: .neutral, halfLength: 12,
      scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: transmission)),
      drive: drive)
    return Deck(title: "start", system: system, simulation: SimulationSettings(), bins: 60)
  }

  /// Exact for a constant mean free path, corrections e^{-2/iota} and e^{-1/theta} left out: iota = u T/(1 - T).
  @Test(
    "Constant T and mean free path: the four-point Landauer formula", arguments: [1e-3, 0.02, 0.2, -0.02], [0.3, 0.6])
  func landauer(voltage: Double, transmission: Double) {
    let current = voltage * transmission / (1 - transmission)
    let tolerance = 1e-5 + 4 * exp(-2 / abs(current))
    let byVoltage = Start(deck: deck(transmission, .voltage(voltage)))
    #expect(byVoltage.jump == voltage)
    #expect(abs(byVoltage.bulk.current / current - 1) < tolerance, "iota \(byVoltage.bulk.current), exact \(current)")
    let byCurrent = Start(deck: deck(transmission, .current(current)))
    #expect(byCurrent.bulk.current == current)
    #expect(abs(byCurrent.jump / voltage - 1) < tolerance, "u \(byCurrent.jump), exact \(voltage)")
  }

  /// iota = u r (1 + 2 b/w)/(1 + r lam/w), w = K lam + 2 b, r = T/(1 - T), lam the scatterer's length and b eps_B/eps: for
  /// constant T the linearised closure is solved by it at first order in u.
  @Test(
    "Linearised, constant T: Landauer's current times the factor of the charged faces", arguments: [0.3, 0.6],
    [1.0, 20])
  func linearised(transmission: Double, wavenumber: Double) {
    let (r, lam, b, u) = (transmission / (1 - transmission), 0.1, 2.0, 1e-5)
    let w = wavenumber * lam + 2 * b
    let current = u * r * (1 + 2 * b / w) / (1 + r * lam / w)
    func start(_ drive: Drive) -> Start {
      let system = System(
        temperature: 0.05, relaxation: .meanFreePath, screening: .poisson(wavenumber: wavenumber), halfLength: 12,
        scatterer: Scatterer(length: lam, permittivityRatio: b, transmission: .constant(value: transmission)),
        drive: drive, dynamics: .linearised)
      return Start(deck: Deck(title: "start", system: system, simulation: SimulationSettings(), bins: 60))
    }
    #expect(abs(start(.voltage(u)).bulk.current / current - 1) < 1e-4, "\(start(.voltage(u)).bulk.current), \(current)")
    #expect(abs(start(.current(current)).jump / u - 1) < 1e-4)
  }

  @Test("Every exponent a deck may have is simulated", arguments: stride(from: -3.0, through: 3, by: 0.2).map { $0 })
  func exponents(exponent: Double) {
    let system = System(
      temperature: 0.05, relaxation: RelaxationLaw(exponent: exponent), screening: .poisson(wavenumber: 5),
      halfLength: 6, scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .constant(value: 0.5)),
      drive: .current(0.05))
    let deck = Deck(title: "exponent", system: system, simulation: SimulationSettings(particles: 1000), bins: 12)
    let experiment = Experiment(deck: deck, threads: 1)
    for _ in 0..<3 { experiment.advance() }
    #expect(experiment.runaway == nil && experiment.simulation.population > 0)
    let jump = Start(deck: deck).jump
    #expect(abs(jump / 0.05 - 1) < 0.2, "u \(jump)")
  }

  @Test("A perfect transmitter has no drop, no drive no current") func limits() {
    #expect(abs(Start(deck: deck(1, .current(0.05))).jump) < 1e-6)
    let rest = Start(deck: deck(0.5, .current(0)))
    #expect(rest.jump == 0 && rest.bulk.current == 0)
    #expect(Start(deck: deck(0.5, .voltage(0))).bulk.current == 0)
  }

  /// l v/2 for electrons at mu0: D^2/(pi^2 diffusion); the mobility 2 and dn/dy near 1 make the diffusion constant 1.
  @Test("Diffusion time of a degenerate wire") func diffusion() {
    let deck = deck(0.5, .current(0.05))
    let time = Start(deck: deck).diffusionTime(of: deck.system)
    #expect(abs(time - 144 / (Double.pi * Double.pi)) < 0.01 * time, "\(time)")
  }
}

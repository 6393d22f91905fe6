import Nichrome
import NichromeModel

/// A Fano line, T = (q + x)^2/((1 + q^2)(1 + x^2)) with x = (E - center)/width, between two wires.
func fanoRun(asymmetry q: Double, exponent: Double = 1) throws -> RunRecord {
  let (center, width) = (1.5, 0.2)  // energies in mu0, from the band bottom
  let fano = TransmissionTable(over: 0...10, points: 2001) { energy in
    let x = (energy - center) / width
    return (q + x) * (q + x) / ((1 + q * q) * (1 + x * x))
  }
  let system = System(
    temperature: 0.2, relaxation: RelaxationLaw(exponent: exponent), screening: .neutral, halfLength: 12,
    scatterer: Scatterer(length: 0.1, permittivityRatio: 1, transmission: .table(fano)), drive: .current(0.05))
  let deck = Deck(
    title: "Fano line", system: system,
    simulation: SimulationSettings(particles: 20_000, seed: 1, stop: StopRule(duration: 20)), bins: 60)
  return try Run(deck: deck).execute()
}

/// Two ways to relax, 1/l = (1 - w)/l0 + w/(l0 x) with x = (v/v0)^2: the second stops slow electrons (Matthiessen's rule).
func twoWaysRun(share w: Double) throws -> RunRecord {
  let law = RelaxationTable(over: 1e-3...10, points: 400) { x in 1 / (1 - w + w / x) }
  let system = System(
    temperature: 0.2, relaxation: RelaxationLaw(table: law), screening: .neutral, halfLength: 12,
    scatterer: Scatterer(
      length: 0.1, permittivityRatio: 1, transmission: .gaussian(peak: 0.9, center: 1.3, width: 0.2)),
    drive: .current(0.05))
  let deck = Deck(
    title: "Two ways to relax", system: system,
    simulation: SimulationSettings(particles: 20_000, seed: 1, stop: StopRule(duration: 20)), bins: 60)
  return try Run(deck: deck).execute()
}

import Foundation
import NichromeModel

/// One wire of the solved closure: everything in it is a line, a screening layer and a sum of exponentials in s.
///
/// With sigma = 1 in the left and -1 in the right wire, s the distance from the face, G of ``Screening``'s response:
///
///     delta mu = a + sigma c s + sum_j m_j e^{-lambda_j s},
///     e phi    = a + sigma c s + B e^{-K s} + sum_j n_j G_j(s),
///     nu       = F [sum_j n_j (e^{-lambda_j s} - G_j(s)) - B e^{-K s}],
///     p^u      = sum_j h_j e^{-lambda_j s},   p^w - p^D = sigma iota d/ds(e phi - sigma c s).
///
/// Potentials from the mid electrochemical potential, in mu0; nu in 2 mu0/(pi hbar v0); heat in mu0^2/(pi hbar l0).
struct ClosureWire: Sendable {
  let side: Side
  let screening: Screening
  /// iota.
  let current: Double
  /// c, the fall of delta mu per length along z, far from the scatterer.
  let slope: Double
  /// a.
  let offset: Double
  /// e phi at the face.
  let facePotential: Double
  /// F.
  let thermalDensity: Double
  /// lambda_j.
  let rates: [Double]
  /// m_j.
  let potentials: [Double]
  /// n_j.
  let densities: [Double]
  /// h_j.
  let heats: [Double]

  /// sigma.
  var sign: Double { side == .left ? 1 : -1 }

  /// B; the neutral limit has no layer.
  var layer: Double { screening.wavenumber == nil ? 0 : facePotential - offset }

  /// sum_j a_j function(lambda_j).
  func sum(_ amplitudes: [Double], _ function: (Double) -> Double) -> Double {
    zip(amplitudes, rates).reduce(0) { $0 + $1.0 * function($1.1) }
  }

  func electrochemicalPotential(at s: Double) -> Double {
    offset + sign * slope * s + sum(potentials) { exp(-$0 * s) }
  }

  func potential(at s: Double) -> Double {
    offset + sign * slope * s + layer * screening.layer(at: s) + sum(densities) { screening.response(rate: $0, at: s) }
  }

  func density(at s: Double) -> Double {
    thermalDensity
      * (sum(densities) { exp(-$0 * s) - screening.response(rate: $0, at: s) } - layer * screening.layer(at: s))
  }

  /// The amplitude A of e^{-K s} in e phi once the slower decays have been separated from it; nil in the neutral limit.
  ///
  /// A decay with lambda > K is part of the layer: there n_j G_j is counted with A. Such electrons, l(v) < 1/k_s, exist
  /// only deep below mu0, and A is defined no better than their share of the thermal window.
  var screeningAmplitude: Double? {
    guard let wavenumber = screening.wavenumber else { return nil }
    return layer
      - sum(densities) { rate in
        rate < wavenumber ? wavenumber * wavenumber / (wavenumber * wavenumber - rate * rate) : 0
      }
  }

  /// The same wire when the drive is reversed.
  var mirrored: ClosureWire {
    ClosureWire(
      side: side == .left ? .right : .left, screening: screening, current: -current, slope: -slope, offset: offset,
      facePotential: facePotential, thermalDensity: thermalDensity, rates: rates, potentials: potentials,
      densities: densities, heats: heats)
  }
}

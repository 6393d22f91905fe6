import NichromeModel
import NichromeNumerics

/// The linearised closure, Eqs. (1-5) and (13-17): delta = g - f + f' (m - psi) is the deviation of the distribution g(eps)
/// over kinetic energies from local equilibrium to first order at the reference m, and obeys
///
///     v d_z delta = v m' f' - (v/l) [delta + f' (mu - m)].
///
/// The field is gone from the wires: flights are straight, and f' = F'(eps - 1) everywhere. At the scatterer eps_R = eps_L + u
/// (3), written as a step of the flights' potential from u/2 to -u/2: E = eps_L + u/2 = eps_R - u/2 is conserved, and is T's
/// argument. The matching acts on g, which leaves births for delta (`scattererBirths`).
struct LinearisedDynamics: Closure {
  /// u = eV/mu0, kinetic jump and electrochemical drop in one.
  let voltage: Double
  let thermal: Reference
  let emissionSpread = 0.0
  let holdsCurrent = false
  private let reference: Reference
  private let step: Potential

  init(voltage: Double, reference: Reference, halfLength: Double) {
    self.voltage = voltage
    self.reference = reference
    thermal = Reference(jump: voltage, slope: 0)
    step = Potential(drop: voltage, halfLength: halfLength)
  }

  /// T(E) [f(eps_L) - f(eps_R) - f'(eps_L) (m_L - psi_L) + f'(eps_R) (m_R - psi_R)]: the first two terms as in the full
  /// dynamics with a jump u, each of the others at the chemical energy of its wire. All are of first order in u.
  func scattererBirths(in field: Field) -> [ScattererBirths] {
    let jump = ScattererBirths(centre: 1, width: voltage, rate: voltage)
    return [jump]
      + (0...1).map { wire in
        let chemicalShift = reference.potential(wire: wire, distance: 0) - 1 - field.facePotential[wire]
        return ScattererBirths(
          centre: thermal.potential(wire: wire, distance: 0), width: 0, rate: Wire.sign(wire) * chemicalShift)
      }
  }

  func flightPotential(in field: Field) -> Potential { step }

  func transmissionShift(_ relaxation: Relaxation) -> Double { 0 }

  /// The drop of psi that goes with an electrochemical drop of exactly u: mu and psi of a wire may shift together, which
  /// changes no distribution, so whatever the simulated mu(z-) - mu(z+) has drifted from u is taken off both.
  func extraDrop(_ relaxation: Relaxation) -> Double {
    let drop = relaxation.faceDeviation[Wire.left] - relaxation.faceDeviation[Wire.right]
    return voltage - reference.jump - drop
  }

  /// mu and nu enter linearly: a short memory heats nothing, and lets the field follow the charge.
  func memoryGain(step: Double, time: Double, memory: Double) -> Double { min(1, step / Self.memoryTime) }

  /// In l0/v0.
  private static let memoryTime = 2.0

  var adjusted: [Double] { [voltage] }

  func adjusted(to numbers: [Double]) -> any Closure {
    LinearisedDynamics(voltage: numbers[0], reference: reference, halfLength: step.mesh.halfLength)
  }

  func observe(_ sample: BlockSample, of simulation: Simulation) -> [Double] {
    simulation.observeLinearised(sample, voltage: voltage)
  }
}

import NichromeNumerics

/// The Boltzmann equation itself: flights in the electrostatic potential, the exact local equilibrium.
struct FullDynamics: Closure {
  let thermal: Reference
  let emissionSpread = 1.0
  let holdsCurrent = true

  init(reference: Reference) { thermal = reference }

  /// T(E) [F(E - m_L) - F(E - m_R)].
  func scattererBirths(in field: Field) -> [ScattererBirths] {
    [ScattererBirths(centre: 1, width: thermal.jump, rate: thermal.jump)]
  }

  /// 1 - [mu(z-) + mu(z+)]/2: T's argument moves with the mid electrochemical potential.
  func transmissionShift(_ relaxation: Relaxation) -> Double {
    -0.5 * (relaxation.faceDeviation[Wire.left] + relaxation.faceDeviation[Wire.right])
  }

  /// The means remember the last `memory` of the run: mu enters energies nonlinearly, and noise in it would heat.
  func memoryGain(step: Double, time: Double, memory: Double) -> Double {
    memory > 0 ? min(1, step / max(2, memory * time)) : 1
  }

  func observe(_ sample: BlockSample, of simulation: Simulation) -> [Double] { simulation.observe(sample) }
}

import NichromeNumerics

/// The Boltzmann equation in a field that moves: the reference follows the potential, F(E - y - psi(z, t)), so that in the
/// wires it is the same, neutral function of the kinetic energy at all times.
struct TrueTime: Closure {
  /// mu - psi of the reference.
  let chemicalEnergy: Double
  let thermal: Reference
  let reference: Reference?
  let emissionSpread = 1.0
  let holdsCurrent = false
  /// Whether every electron is simulated, and none is born at the scatterer.
  let isWhole: Bool
  /// Time over which mu is averaged, in l0/v0: mu enters energies nonlinearly, and noise in it would heat.
  static let memory = 1.0
  /// The same of the whole sea: all of it is emitted with mu in its energy, and what mu is late by goes to the phonons. A still
  /// shorter mean has noise that cools.
  static let memoryOfSea = 0.5

  init(chemicalEnergy: Double, thermal: Reference, isWhole: Bool) {
    self.chemicalEnergy = chemicalEnergy
    self.isWhole = isWhole
    self.thermal = thermal
    reference = nil
  }

  private init(_ closure: TrueTime, following field: Field) {
    chemicalEnergy = closure.chemicalEnergy
    isWhole = closure.isWhole
    thermal = Reference(following: field, chemicalEnergy: chemicalEnergy)
    reference = thermal
  }

  func bound(to field: Field) -> any Closure { TrueTime(self, following: field) }

  /// T(E) [F(E - m_L) - F(E - m_R)], m_L - m_R the electrostatic drop.
  func scattererBirths(in field: Field) -> [ScattererBirths] {
    if isWhole { return [] }
    let faces = field.facePotential
    return [
      ScattererBirths(
        centre: chemicalEnergy + 0.5 * (faces[0] + faces[1]), width: field.electrostaticDrop,
        rate: field.electrostaticDrop)
    ]
  }

  /// 1 - [mu(z-) + mu(z+)]/2.
  func transmissionShift(_ relaxation: Relaxation) -> Double {
    let mu = (0...1).map { thermal.potential(wire: $0, distance: 0) + relaxation.faceDeviation[$0] }
    return 1 - 0.5 * (mu[0] + mu[1])
  }

  func memoryGain(step: Double, time: Double, memory: Double) -> Double {
    min(1, step / (isWhole ? Self.memoryOfSea : Self.memory))
  }

  func observe(_ sample: BlockSample, of simulation: Simulation) -> [Double] {
    guard let simulation = simulation as? DynamicSimulation else {
      preconditionFailure("only a simulation with a dynamic field has moving potentials")
    }
    return simulation.observeInTime(sample)
  }
}

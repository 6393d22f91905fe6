/// The Boltzmann equation for every electron of the Fermi sea: nothing is known beforehand, so nothing is born.
///
/// The reference only says where mu is counted from; it takes no part in the motion.
struct WholeSea: Closure {
  let thermal: Reference
  let emissionSpread = 1.0
  let holdsCurrent = true
  let movesEnergies = true
  /// In l0/v0: a potential that follows the charge faster than electrons relax would excite waves of both.
  static let leastMemory = 20.0

  init(reference: Reference) { thermal = reference }

  func scattererBirths(in field: Field) -> [ScattererBirths] { [] }

  func transmissionShift(_ relaxation: Relaxation) -> Double {
    FullDynamics(reference: thermal).transmissionShift(relaxation)
  }

  /// Of psi.
  func memoryGain(step: Double, time: Double, memory: Double) -> Double {
    min(1, step / max(Self.leastMemory, memory * time))
  }

  func observe(_ sample: BlockSample, of simulation: Simulation) -> [Double] {
    guard let simulation = simulation as? AnalogSimulation else {
      preconditionFailure("only an analog simulation has the whole Fermi sea")
    }
    return simulation.observeSea(sample)
  }
}

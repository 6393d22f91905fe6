import NichromeModel
import NichromeNumerics

extension ClosureState {
  /// The state at u >= 0.
  static func driven(_ system: System, voltage: Double, order: Int) throws(TheoryError) -> ClosureState {
    if voltage == 0 { return bare(system, current: 0, order: order) }
    if system.isTransparent { throw .unboundedCurrent(voltage: voltage) }
    guard let state = ClosureMatching(system: system, voltage: voltage).solution(order: order),
      state.current.isFinite, state.current <= mostConductance * voltage
    else { throw .unboundedCurrent(voltage: voltage) }
    return state
  }

  /// The state at iota >= 0: a root, because u enters the jump of the kinetic energy nonlinearly.
  static func driven(
    _ system: System, current: Double, order: Int, near guess: Double?
  ) throws(TheoryError) -> ClosureState {
    if current == 0 || system.isTransparent { return bare(system, current: current, order: order) }
    /// iota(u) - iota; a scatterer too transparent for a voltage carries more than was asked for.
    func surplus(_ voltage: Double) -> Double {
      let state = ClosureMatching(system: system, voltage: voltage).solution(order: order)
      return min(state?.current ?? .infinity, mostConductance * voltage) - current
    }
    // A voltage known from a lower order needs a narrow bracket only; the first guess is a conductance of 1.
    let step = guess == nil ? 4.0 : 1.001
    var upper = (guess ?? current) * (guess == nil ? 1 : step.squareRoot())
    while surplus(upper) < 0 {
      upper *= step
      if upper > 10 * (1 + system.temperature + current) {
        throw .unreachableCurrent(current: current, largestVoltageTried: upper / step)
      }
    }
    var lower = upper / step
    while surplus(lower) > 0 {
      if lower < current / mostConductance { return bare(system, current: current, order: order) }
      upper = lower
      lower /= step
    }
    let voltage = bracketedRoot(between: lower, and: upper, tolerance: 1e-14 * upper, of: surplus)
    return try driven(system, voltage: voltage, order: order)
  }

  /// No scatterer or no drive: two wires on their Drude lines, without a voltage.
  private static func bare(_ system: System, current: Double, order: Int) -> ClosureState {
    let nodes = ClosureNodes(system, voltage: 0, order: order).left
    let conductivity = zip(nodes.weights, nodes.energies).reduce(0) {
      $0 + 2 * $1.0 * system.relaxation.meanFreePath(kineticEnergy: $1.1)
    }
    let thermalDensity = zip(nodes.weights, nodes.energies).reduce(0) { $0 + $1.0 / $1.1.squareRoot() }
    let wires = Side.allCases.map {
      ClosureWire(
        side: $0, screening: system.screening, current: current, slope: current / conductivity, offset: 0,
        facePotential: 0, thermalDensity: thermalDensity, rates: [], potentials: [], densities: [], heats: [])
    }
    return ClosureState(voltage: 0, current: current, left: wires[0], right: wires[1])
  }

  /// iota/u above which 1 - T is lost in roundings.
  private static let mostConductance = 1e13
}

extension System {
  /// Whether there is no scatterer for the electrons, nor a screened dipole about it.
  var isTransparent: Bool { screening == .neutral && scatterer.transmission.isPerfect }
}

extension TransmissionLaw {
  /// Whether T(E) = 1 at all energies.
  var isPerfect: Bool { isConstant && probability(at: 1) == 1 }
}

import NichromeModel
import NichromeNumerics

extension Plan {
  /// Field cells are this part of the screening length at the most.
  static let cellPerScreeningLength = 0.5

  /// The field of a run: quasistatic, of some or all electrons, or true in time.
  func makeField() -> Field {
    if isDynamic {
      switch system.screening {
      case .poisson(let k): return GaussField(plan: self, wavenumber: k)
      case .neutral: return NeutralField(plan: self)
      }
    }
    if sea != nil {
      return SeaField(system: system, reference: reference, bulk: bulk, states: states, mesh: fieldCells)
    }
    return Field(system: system, reference: reference, bulk: bulk, states: states, mesh: fieldCells)
  }

  package func makeSimulation(threads: Int, communicator: any Communicator = SingleProcess()) -> Simulation {
    if isDynamic { return DynamicSimulation(plan: self, threads: threads, communicator: communicator) }
    if sea != nil { return AnalogSimulation(plan: self, threads: threads, communicator: communicator) }
    return Simulation(plan: self, threads: threads, communicator: communicator)
  }

  /// The same for another realisation of an ensemble.
  func makeSimulation(realisation: Int, threads: Int, communicator: any Communicator) -> Simulation {
    var plan = self
    plan.realisation = realisation
    return plan.makeSimulation(threads: threads, communicator: communicator)
  }

  /// -psi' of the wires at the beginning.
  var startingSlope: Double { startsInEquilibrium ? 0 : bulk.slope }

  /// Whether the first electrons' places are known to the field. In the neutral limit it answers how they change, and of the
  /// whole sea there is no reference that makes up for them.
  var findsFirst: Bool {
    if case .neutral = system.screening { return true }
    return sea != nil
  }

  /// iota/c of the bulk.
  var conductivity: Double {
    let gas =
      bulk.slope != 0
      ? bulk : BulkDrift(linearised: 1e-3, temperature: system.temperature, law: system.relaxation)
    return gas.current / gas.slope
  }
}

import NichromeModel
import NichromeNumerics

/// The bulk beyond the contacts: the gas they let in, and what the bare wire would do.
extension Simulation {
  /// Relative change of the current up to which the gas at the contacts is scaled in proportion.
  private static let currentTolerance = 0.0005

  /// The gas the contacts let in follows the current: beyond the first order the bulk is not proportional to it.
  func enter(at current: Double) {
    if current == entering.current { return }
    entering = bulk(at: current)
    sources.admit(entering)
  }

  /// What a reference that drifts leaves for the next step; the contacts let in only what the bulk has besides.
  func lookBeyond(_ drift: DriftReference) {
    let (landscape, thermal, edges) = (landscape, closure.thermal, driftEdges)
    let (entering, sources, isLinear) = (entering, sources, system.dynamics == .linearised)
    let share = sources.share * timeStep * Double(chunks.count)
    // None looks at what another makes.
    typealias Part = (wire: DriftWire?, gas: SignedSampler?, passing: PassingDifference?)
    let parts = team.map(isLinear ? 4 : 5) { part -> Part in
      switch part {
      case 0, 1:
        let wire = DriftWire(
          part, drift, in: landscape, thermal: thermal, edges: edges, share: share, isLinear: isLinear)
        return (wire, nil, nil)
      case 2, 3: return (nil, sources.gas(of: entering, part - 2, times: sources.inflow, beyond: drift), nil)
      default:
        let passing = PassingDifference(of: thermal, temperature: drift.temperature, in: landscape, scale: share)
        return (nil, nil, passing)
      }
    }
    self.sources.admit(parts.compactMap(\.gas))
    self.sources.drift = DriftSources(
      reference: drift, wires: parts.compactMap(\.wire), passing: parts.last!.passing)
  }

  /// Net carriers that the reference's drift bears in a step; nil where it does not drift.
  package var chargeOfDrift: Double? { sources.drift?.charge }

  /// Carriers that the drive moves along +z through either end in a step, less those of the reference's drift.
  var dueAtEnds: [Double] {
    (0...1).map { (current - (sources.drift?.endCurrent($0) ?? 0)) * timeStep / weight }
  }

  /// Whether a current is too far from that of the gas at the contacts to go by proportion.
  func isAlien(_ current: Double) -> Bool {
    closure.holdsCurrent && abs(current - entering.current) > Self.currentTolerance * abs(entering.current)
  }

  func bulk(at current: Double) -> BulkDrift {
    BulkDrift(current: current, temperature: system.temperature, law: system.relaxation, states: states)
  }

  /// p^D = -j phi' of the bare wire; nothing where the current is a function of time.
  func drudeHeat(at current: Double) -> Double {
    system.course != nil ? 0 : current * slope(at: current)
  }

  /// c of the bare wire, at currents near that of the gas the contacts let in by proportion. The bulk the run was planned
  /// with may be far off: where slow electrons have long mean free paths c is not proportional to the current.
  func slope(at current: Double) -> Double {
    if entering.current == 0 { return 0 }
    let nearest = isAlien(current) ? bulk(at: current) : entering
    return nearest.slope * (current / nearest.current)
  }
}

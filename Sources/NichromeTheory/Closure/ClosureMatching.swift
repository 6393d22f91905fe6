import NichromeModel
import NichromeNumerics

/// Both wires joined by the scatterer and by electrostatics, at one voltage and one set of energies.
///
/// chi = delta g - f' e phi obeys +-d_z chi = -(chi + f' delta mu)/l in the wires. At the scatterer the flux from left
/// to right at each energy is
///
///     Phi = T [f_L - f_R + chi_L + f'_L e phi_L - chi_R - f'_R e phi_R],   eps_R = eps_L + u,
///
/// with the electrons that arrive, so that those that leave are chi_L - Phi on the left and chi_R + Phi on the right
/// (3). Further, delta mu = +-u/2 at the faces; and either e phi' is the same at both and e phi falls by -(L eps/eps_B)
/// e phi' through the scatterer, or the faces are neutral.
struct ClosureMatching {
  let system: System
  /// u >= 0; a negative voltage mirrors the wires.
  let voltage: Double

  /// The state of the wires; nil when no finite current belongs to the voltage.
  func solution(order: Int) -> ClosureState? {
    let nodes = ClosureNodes(system, voltage: voltage, order: order)
    return system.relaxation.exponent == 0 ? constantPath(nodes) : variablePath(nodes)
  }

  private func variablePath(_ nodes: ClosureNodes) -> ClosureState? {
    let left = WireBasis(side: .left, nodes: nodes.left, relaxation: system.relaxation, first: 0)
    let right = WireBasis(side: .right, nodes: nodes.right, relaxation: system.relaxation, first: left.count)
    var equations = LinearSystem(order: left.count + right.count)
    let blank = [Double](repeating: 0, count: equations.order)
    let fluxes = (0..<nodes.count).map { flux($0, nodes, left, right) }
    for k in left.nodes.weights.indices {
      var row = fluxes[k]
      left.addOutgoing(k, times: 1, to: &row)
      left.addIncoming(k, times: -1, to: &row)
      equations.append(row, equals: -nodes.sources[k])
    }
    for k in right.nodes.weights.indices {
      var row = k < nodes.count ? fluxes[k].map { -$0 } : blank
      right.addOutgoing(k, times: 1, to: &row)
      right.addIncoming(k, times: -1, to: &row)
      equations.append(row, equals: k < nodes.count ? nodes.sources[k] : 0)
    }
    for wire in [left, right] {
      var row = blank
      wire.addElectrochemicalPotential(times: 1, to: &row)
      equations.append(row, equals: 0.5 * wire.sign * voltage)
    }
    for row in electrostatics(left, right) { equations.append(row, equals: 0) }
    guard let unknowns = equations.solution() else { return nil }
    let current = zip(nodes.sources, fluxes).reduce(0.0) { sum, flux in
      zip(flux.1, unknowns).reduce(sum + flux.0) { $0 + $1.0 * $1.1 }
    }
    return ClosureState(
      voltage: voltage, current: current, left: wire(left, unknowns, current), right: wire(right, unknowns, current))
  }

  /// Phi of one crossing as coefficients of the unknowns, without its source.
  private func flux(_ k: Int, _ nodes: ClosureNodes, _ left: WireBasis, _ right: WireBasis) -> [Double] {
    var row = [Double](repeating: 0, count: left.count + right.count)
    let transmission = nodes.transmissions[k]
    left.addIncoming(k, times: transmission, to: &row)
    row[left.facePotential] -= transmission * nodes.left.weights[k]
    right.addIncoming(k, times: -transmission, to: &row)
    row[right.facePotential] += transmission * nodes.right.weights[k]
    return row
  }

  /// The two equations of the potentials of the faces.
  private func electrostatics(_ left: WireBasis, _ right: WireBasis) -> [[Double]] {
    let blank = [Double](repeating: 0, count: left.count + right.count)
    var (continuity, gap) = (blank, blank)
    guard let wavenumber = system.screening.wavenumber else {
      left.addCharge(to: &continuity)
      right.addCharge(to: &gap)
      return [continuity, gap]
    }
    // z runs against the left wire's s.
    left.addFieldOverWavenumber(wavenumber, times: 1, to: &continuity)
    right.addFieldOverWavenumber(wavenumber, times: 1, to: &continuity)
    left.addFieldOverWavenumber(wavenumber, times: -system.scatterer.gap * wavenumber, to: &gap)
    gap[left.facePotential] += 1
    gap[right.facePotential] -= 1
    return [continuity, gap]
  }

  private func wire(_ basis: WireBasis, _ unknowns: [Double], _ current: Double) -> ClosureWire {
    let amplitudes = Array(unknowns[basis.first..<basis.slope])
    return ClosureWire(
      side: basis.side, screening: system.screening, current: current, slope: unknowns[basis.slope],
      offset: unknowns[basis.offset], facePotential: unknowns[basis.facePotential],
      thermalDensity: basis.thermalDensity, rates: basis.modes.rates, potentials: amplitudes,
      densities: zip(amplitudes, basis.densities).map { $0 * $1 },
      heats: zip(amplitudes, basis.heats).map { $0 * $1 })
  }
}

extension Scatterer {
  /// L eps/eps_B: the length of the empty gap that acts on the potential like the neutral scatterer.
  var gap: Double { length / permittivityRatio }
}

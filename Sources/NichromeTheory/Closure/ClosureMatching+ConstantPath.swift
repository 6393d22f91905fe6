import NichromeModel
import NichromeNumerics

/// A constant mean free path, where the closure is three linear equations between integrals over the energy.
///
/// delta mu is linear, and what arrives at the scatterer is a local equilibrium, chi = -f' (delta mu + c) on the left
/// and chi = -f' (delta mu - c) on the right (19). With nu = delta mu - e phi at the faces
///
///     Phi = T [f_L - f_R - f'_L (nu_L + c) + f'_R (nu_R - c)],   iota = int d eps Phi = 2 c int d eps (-f'),
///
/// and the electrons that leave carry, beyond the line, X_L = -2 c f'_L - Phi and X_R = Phi + 2 c f'_R times e^{-s}:
/// density int X/(2 sqrt eps) and heat of dissipation int eps X.
extension ClosureMatching {
  func constantPath(_ nodes: ClosureNodes) -> ClosureState? {
    let left = Emission(nodes, .left)
    let right = Emission(nodes, .right)
    var equations = LinearSystem(order: 3)
    equations.append(left.number.factors, equals: -left.number.constant)
    for equation in electrostatics(left, right) {
      equations.append(equation.factors, equals: -equation.constant)
    }
    guard let unknowns = equations.solution() else { return nil }
    let current = 2 * unknowns[0] * left.window
    let wires = [left, right].map { wire($0, unknowns, current) }
    return ClosureState(voltage: voltage, current: current, left: wires[0], right: wires[1])
  }

  private func electrostatics(_ left: Emission, _ right: Emission) -> [Affine] {
    guard let wavenumber = system.screening.wavenumber else {
      return [left, right].map { $0.density + $0.localPotential }
    }
    let fields = [left, right].map { side in
      // d(e phi)/ds over K: the line, the screening layer B = -nu, and the density that decays as e^{-s}.
      (1 / wavenumber) * side.line + side.localPotential + (wavenumber / (wavenumber + 1)) * side.density
    }
    let drop = Affine(constant: voltage, factors: [0, -1, 1])
    return [fields[0] + fields[1], drop + (-system.scatterer.gap * wavenumber) * fields[0]]
  }

  private func wire(_ emission: Emission, _ unknowns: [Double], _ current: Double) -> ClosureWire {
    let offset = 0.5 * emission.sign * voltage
    return ClosureWire(
      side: emission.side, screening: system.screening, current: current, slope: unknowns[0], offset: offset,
      facePotential: offset - emission.localPotential.value(unknowns), thermalDensity: emission.thermalDensity,
      rates: [1], potentials: [0], densities: [emission.density.value(unknowns)],
      heats: [emission.heat.value(unknowns)])
  }
}

/// A quantity that is affine in the unknowns (c, nu_L, nu_R).
private struct Affine {
  var constant: Double
  var factors: [Double]

  func value(_ unknowns: [Double]) -> Double { zip(factors, unknowns).reduce(constant) { $0 + $1.0 * $1.1 } }

  static func + (a: Affine, b: Affine) -> Affine {
    Affine(constant: a.constant + b.constant, factors: zip(a.factors, b.factors).map { $0 + $1 })
  }

  static func * (factor: Double, a: Affine) -> Affine {
    Affine(constant: factor * a.constant, factors: a.factors.map { factor * $0 })
  }
}

/// The integrals of X over the energies of one wire.
private struct Emission {
  let side: Side
  /// int d eps (-f').
  private(set) var window = 0.0
  /// F = int d eps eps^{-1/2} (-f').
  private(set) var thermalDensity = 0.0
  /// int d eps X, zero by conservation of particles.
  private(set) var number = Affine(constant: 0, factors: [0, 0, 0])
  /// int d eps X/(2 F sqrt eps).
  private(set) var density = Affine(constant: 0, factors: [0, 0, 0])
  /// int d eps eps X, as int d eps (eps - 1) X.
  private(set) var heat = Affine(constant: 0, factors: [0, 0, 0])

  init(_ nodes: ClosureNodes, _ side: Side) {
    self.side = side
    let own = side == .left ? nodes.left : nodes.right
    for k in own.energies.indices {
      let energy = own.energies[k]
      let emitted = (-sign) * Self.flux(nodes, k) + Affine(constant: 0, factors: [2 * sign * own.weights[k], 0, 0])
      window += own.weights[k]
      thermalDensity += own.weights[k] / energy.squareRoot()
      number = number + emitted
      density = density + (0.5 / energy.squareRoot()) * emitted
      heat = heat + (energy - 1) * emitted
    }
    density = (1 / thermalDensity) * density
  }

  var sign: Double { side == .left ? 1 : -1 }
  /// d(delta mu)/ds = sigma c.
  var line: Affine { Affine(constant: 0, factors: [sign, 0, 0]) }
  /// nu of this side.
  var localPotential: Affine { Affine(constant: 0, factors: side == .left ? [0, 1, 0] : [0, 0, 1]) }

  /// Phi of one crossing; nothing where the right wire's electrons are reflected.
  private static func flux(_ nodes: ClosureNodes, _ k: Int) -> Affine {
    guard k < nodes.count else { return Affine(constant: 0, factors: [0, 0, 0]) }
    let (left, right) = (nodes.left.weights[k], nodes.right.weights[k])
    let transmission = nodes.transmissions[k]
    return Affine(
      constant: nodes.sources[k],
      factors: [transmission * (left + right), transmission * left, -transmission * right])
  }
}

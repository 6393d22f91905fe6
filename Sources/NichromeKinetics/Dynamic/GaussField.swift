import NichromeModel
import NichromeNumerics

/// The potential with the charge kept: Poisson's equation psi'' = -K^2 nu/Fhat at each step, from the carriers counted.
///
/// In one dimension that is Gauss's law: psi' changes by -(K^2/Fhat) nu h over a cell and is continuous through the neutral
/// scatterer, a gap of length L eps/eps_B. One number is left, psi' at the left end. It follows from the drop that a voltage
/// source holds between the ends, or from Ampere's law there, d_t psi' = (K^2/(2 Fhat)) (iota - I), at a total current I.
/// With the density continuous, iota - (2 Fhat/K^2) d_t psi' = I then holds at every place, to the carrier.
final class GaussField: DynamicField {
  /// What fixes the field at the left end.
  enum End {
    /// psi' there.
    case slope(Double)
    /// psi(-D) - psi(D).
    case drop(Double)
  }

  /// K^2/Fhat.
  let stiffness: Double
  /// d_t psi' = ampere (iota - I).
  var ampere: Double { 0.5 * stiffness }
  /// Length of the scatterer as a gap in the wires' permittivity.
  let gap: Double
  private let startingSlope: Double
  private let timeStep: Double

  init(plan: Plan, wavenumber k: Double) {
    stiffness = k * k / plan.states.compressibility(1)
    gap = plan.system.scatterer.length / plan.system.scatterer.permittivityRatio
    (startingSlope, timeStep) = (plan.startingSlope, plan.timeStep)
    super.init(plan: plan)
    solve(charge: slopes.map { $0.dropLast().map { _ in 0 } }, .slope(-startingSlope))
    change.nodes.fill(with: 0)
  }

  override func start(charge: [[Double]], _ source: Source) {
    if case .voltage(let drop) = source {
      solve(charge: charge, .drop(drop))
    } else {
      solve(charge: charge, .slope(-startingSlope))
    }
  }

  override func follow(charge: [[Double]], passed: Double, _ source: Source) -> Double {
    let before = endSlopes[Wire.left]
    switch source {
    case .nothing: solve(charge: charge, .slope(0))
    case .current(let total, _): solve(charge: charge, .slope(before + ampere * (passed - total * timeStep)))
    case .voltage(let drop): solve(charge: charge, .drop(drop))
    }
    return (passed - (endSlopes[Wire.left] - before) / ampere) / timeStep
  }

  override var dropInScatterer: Double { -gap * slopes[1][0] }

  /// int dz psi'^2/(2 ampere), the gap included.
  package override var energy: Double {
    let h = mesh.spacing
    var sum = gap * slopes[0][0] * slopes[0][0]
    for wire in slopes {
      for (face, slope) in wire.enumerated() {
        sum += (face == 0 || face == mesh.count ? 0.5 : 1) * h * slope * slope
      }
    }
    return sum / (2 * ampere)
  }

  /// Moves psi to the solution for a density nu of all carriers.
  private func solve(charge: [[Double]], _ end: End) {
    integrateCharge(charge)
    let rise = self.rise
    let offset =
      switch end {
      case .slope(let slope): slope
      case .drop(let drop): (-drop - rise) / (2 * mesh.halfLength + gap)
      }
    for wire in 0...1 { for face in 0...mesh.count { slopes[wire][face] += offset } }
    integrateSlopes(rise: rise + offset * (2 * mesh.halfLength + gap))
  }

  /// psi' for psi' = 0 at the left end.
  private func integrateCharge(_ charge: [[Double]]) {
    let (n, perCell) = (mesh.count, stiffness * mesh.spacing)
    var slope = 0.0
    slopes[0][n] = 0
    for j in Swift.stride(from: n - 1, through: 0, by: -1) {
      slope -= perCell * charge[0][j]
      slopes[0][j] = slope
    }
    slopes[1][0] = slope
    for j in 0..<n {
      slope -= perCell * charge[1][j]
      slopes[1][j + 1] = slope
    }
  }
}

import NichromeModel
import NichromeNumerics

/// The potential of a Fermi sea of which every electron is simulated, so that no density follows at once.
///
/// psi is moved, by a small share at a time, towards what would neutralise or screen the density there is if that followed to
/// first order, nu - n(1) + Fhat (psi - psi'). The electrons follow in their own time; where psi stands still in the
/// mean, it obeys Poisson's equation with their density, or neutralises it, with no response assumed.
///
/// A wave of wave number q, with x = (nu - n(1))/Fhat and S = K^2/(K^2 + q^2), obeys x'' + x'/tau = -(q v)^2 (x + psi) and
/// psi' = gain [S x - (1 - S) psi]: by Routh and Hurwitz it fades if gain < 1/tau, at any q and K.
///
/// What psi is moved by is smoothed over a length l, (1 - l^2 d_z^2)^-1: a count per cell is mostly noise, and electrons
/// near the band bottom would be caught in it. That makes the gain of short waves smaller and leaves the solution alone.
final class SeaField: Field {
  /// In l0; with Poisson's equation the screening length smooths as well, and its layer must form.
  private static let smoothing = (neutral: 0.1, screened: 0.02)
  /// By how much psi has moved last.
  let change: Potential

  override init(system: System, reference: Reference, bulk: BulkDrift, states: StateFunctions, mesh: Mesh) {
    change = Potential(mesh: mesh)
    super.init(system: system, reference: reference, bulk: bulk, states: states, mesh: mesh)
  }

  /// psi right there: of carriers let in above another potential the slow ones would stop at the contact, and their charge
  /// would raise psi until all do.
  override func contactPotential(_ wire: Int) -> Double { potential(wire: wire, distance: mesh.halfLength) }

  /// Moves psi by a share of the way to what the density of all electrons asks for, and by `shift` along each wire.
  /// - Parameter density: of all less that of the reference, n(m - psi).
  func move(density: [[Double]], gain: Double, shift: [Double]) {
    let nodesBefore = nodes.array
    update(density: density)
    for wire in 0...1 {
      let (p, delta) = (nodes.start + wire * stride, change.nodes.start + wire * stride)
      for i in 0..<stride { delta[i] = gain * (p[i] - nodesBefore[wire * stride + i]) + shift[wire] }
      smooth(delta + 1)
      for i in 1...mesh.count { p[i] = nodesBefore[wire * stride + i] + delta[i] }
      close(wire, face: 1.5 * p[1] - 0.5 * p[2])
      for i in [0, stride - 1] { delta[i] = p[i] - nodesBefore[wire * stride + i] }
    }
  }

  /// Solves y - l^2 y'' = x in place, mirrored at the ends, by elimination.
  private func smooth(_ x: UnsafeMutablePointer<Double>) {
    let length: Double = if case .neutral = system.screening { Self.smoothing.neutral } else { Self.smoothing.screened }
    let (n, ratio) = (mesh.count, length * mesh.inverseSpacing)
    let coupling = ratio * ratio
    var pivots = [1 + coupling]
    for j in 1..<n {
      let factor = coupling / pivots[j - 1]
      x[j] += factor * x[j - 1]
      pivots.append(1 + (j < n - 1 ? 2 : 1) * coupling - factor * coupling)
    }
    x[n - 1] /= pivots[n - 1]
    for j in (0..<(n - 1)).reversed() { x[j] = (x[j] + coupling * x[j + 1]) / pivots[j] }
  }

  /// To first order: the density of a step is a count with all its noise, and what is nonlinear in it would have a bias.
  override func solveNeutral(_ density: [[Double]]) {
    let (equilibrium, stiffness) = (states.density(1), 1 / states.compressibility(1))
    for wire in 0...1 {
      let p = nodes.start + wire * stride + 1
      for j in 0..<mesh.count {
        let m = reference.potential(wire: wire, distance: mesh.centre(j))
        p[j] += (density[wire][j] + states.density(m - p[j]) - equilibrium) * stiffness
      }
      close(wire, face: 1.5 * p[0] - 0.5 * p[1])
    }
  }

  /// The field for the density of a block, from this one and to first order likewise.
  override func solution(density: [[Double]], extraDrop: Double = 0) -> Field {
    let other = SeaField(system: system, reference: reference, bulk: bulk, states: states, mesh: mesh)
    other.nodes.start.update(from: nodes.start, count: nodes.count)
    other.facePotential = facePotential
    other.endSlope = endSlope
    other.update(density: density, extraDrop: extraDrop)
    return other
  }
}

import NichromeModel
import NichromeNumerics

/// The potential of a Fermi sea of which every electron is simulated, so that no density follows at once.
///
/// psi is moved, by a small share at a time, towards what would neutralise or screen the density there is if that followed to
/// first order. The electrons follow in their own time; where psi stands still in the mean, it obeys Poisson's equation with
/// their density, or neutralises it, with no response assumed.
///
/// A wave of wave number q, with x = (nu - n(1))/Fhat and S = K^2/(K^2 + q^2), obeys d_t^2 x + d_t x/tau = -(q v)^2 (x + psi)
/// and d_t psi = gain [S x - (1 - S) psi]: by Routh and Hurwitz it fades if gain < 1/tau, at any q and K.
///
/// What psi is moved by is smoothed, less at the faces, where psi bends most: a count per cell is mostly noise, and electrons
/// near the band bottom would be caught in it. That makes the gain of short waves smaller and leaves the solution alone.
final class SeaField: Field {
  /// Length over which is smoothed, in l0: at the face, its slope, and from where on it is the largest.
  private static let smoothing = (face: 0.02, slope: 0.25, largest: 1.0)
  /// By how much psi has moved last.
  let change: Potential
  private let smoother: Smoother

  override init(
    system: System, reference: Reference, bulk: BulkDrift, states: StateFunctions, mesh: Mesh,
    screened: ScreenedEquation?
  ) {
    change = Potential(mesh: mesh)
    let smoothing = Self.smoothing
    let lengths = (0..<mesh.count).map { cell in
      min(smoothing.face + smoothing.slope * mesh.centre(cell), smoothing.largest)
    }
    smoother = Smoother(lengths: lengths, spacing: mesh.spacing)
    super.init(system: system, reference: reference, bulk: bulk, states: states, mesh: mesh, screened: screened)
  }

  /// psi right there: of carriers let in above another potential the slow ones would stop at the contact, and their charge
  /// would raise psi until all do.
  override func contactPotential(_ wire: Int) -> Double { potential(wire: wire, distance: mesh.halfLength) }

  /// Moves psi by a share of the way to what the density of all electrons asks for, and by `shift` along each wire.
  /// - Parameter density: of all less that of the reference, n(m - psi).
  func move(density: [[Double]], gain: Double, shift: [Double], team: Team) {
    let nodesBefore = nodes.array
    update(density: density, team: team)
    for wire in 0...1 {
      let (p, delta) = (nodes.start + wire * stride, change.nodes.start + wire * stride)
      for i in 0..<stride { delta[i] = gain * (p[i] - nodesBefore[wire * stride + i]) + shift[wire] }
      smoother(delta + 1)
      for i in 1...mesh.count { p[i] = nodesBefore[wire * stride + i] + delta[i] }
      close(wire, face: 1.5 * p[1] - 0.5 * p[2])
      for i in [0, stride - 1] { delta[i] = p[i] - nodesBefore[wire * stride + i] }
    }
  }

  /// To first order: the density of a step is a count with all its noise, and what is nonlinear in it would have a bias.
  override func solveNeutral(_ wire: Int, _ density: [Double]) {
    let (equilibrium, stiffness) = (states.density(1), 1 / states.compressibility(1))
    let p = nodes.start + wire * stride + 1
    let (m, ratio) = (references.start + wire * mesh.count, mesh.count / density.count)
    for j in 0..<mesh.count { p[j] += (density[j / ratio] + states.density(m[j] - p[j]) - equilibrium) * stiffness }
    close(wire, face: 1.5 * p[0] - 0.5 * p[1])
  }

  /// To first order likewise.
  override var updatesToSolution: Int { 1 }

  override func sibling() -> Field {
    SeaField(system: system, reference: reference, bulk: bulk, states: states, mesh: mesh, screened: screened)
  }
}

import NichromeNumerics

/// How strongly the field of a neutral wire answers the charge that has passed a place beyond the total current.
///
/// With D = int dt (iota - I) and a field that acts as an impulse at the beginning of each step, d_t^2 D = -n psi' + f, f all
/// other forces. psi' is made of D, of what D has changed by in the step, and of a memory R that takes up the steady part,
///
///     n psi' dt^2 = a D + b (D - D before) + R,   R = R before + c D,
///
/// so that D = 0 in a steady state, whatever f is, and goes from step to step as the powers of exp(-rate dt): what is too much
/// is taken away within 1/rate. The drop at the scatterer moves charge at once, d_t D = <T> drop + f, and
/// is made of D and a memory likewise.
package struct NeutralControl: Sendable {
  /// In v0/l0. Faster control would answer noise that goes by itself: electrons cross a hat in a quarter of l0/v0.
  package static let rate = 6.0
  /// The same for the drop at the scatterer, slower than the wires, through which what has passed must come and go.
  static let scattererRate = 2.0
  /// Spacing of the field's nodes in l0.
  package static let spacing = 0.25

  /// a, b, c over n dt^2.
  package let stiffness: Double
  package let damping: Double
  package let recall: Double
  /// The same of the scatterer's drop over <T> dt, without damping.
  let scattererStiffness: Double
  let scattererRecall: Double

  /// - Parameters:
  ///   - density: n = int dx x^(-1/2) F(x - 1).
  ///   - transmission: thermal mean of T; where next to nothing passes, the drop answers as if a little more did.
  package init(timeStep dt: Double, density: Double, transmission: Double) {
    let e = 1 - exponential(-Self.rate * dt)
    // (w + e)^3 = w^3 + (a + b + c) w^2 + (a + 2 c) w + c, w the growth per step.
    let c = e * e * e
    let a = 3 * e * e - 2 * c
    let b = 3 * e - a - c
    let scale = 1 / (density * dt * dt)
    (stiffness, damping, recall) = (a * scale, b * scale, c * scale)
    let s = 1 - exponential(-Self.scattererRate * dt)
    let perDrop = 1 / (max(transmission, 0.02) * dt)
    // (w + s)^2 = w^2 + (a + c) w + c.
    (scattererStiffness, scattererRecall) = ((2 * s - s * s) * perDrop, s * s * perDrop)
  }
}

import NichromeNumerics

/// The wire beyond a contact: uniform, in the field at the contact, with one number, its current iota.
///
/// d_t iota = -n psi' - iota/tau, n the density (2 for degenerate electrons) and n tau the bulk's conductivity. For a constant
/// relaxation time that is what the Boltzmann equation says of a uniform gas; else tau is the one of the steady state. The
/// gas that enters has the steady drift distribution at that current.
struct OuterWire: Sendable {
  let density: Double
  let relaxationTime: Double
  var current: Double

  /// - Parameter slope: psi' at the contact, constant during the step.
  mutating func advance(by dt: Double, slope: Double) {
    let keeps = exponential(-dt / relaxationTime)
    current = current * keeps - density * slope * relaxationTime * (1 - keeps)
  }
}

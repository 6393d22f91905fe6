import NichromeNumerics

/// The wire beyond a contact: uniform, in the field at the contact, with its current iota and a second number, its warmth.
///
/// d_t iota = (i - iota)/tau, i = -n tau psi' what the field would drive in the end, n the density (2 for degenerate electrons)
/// and n tau the bulk's conductivity. For a constant relaxation time that is what the Boltzmann equation says of a uniform gas;
/// else tau is the one of the steady state. Of second order is the mean square of what the field has added to the velocities:
/// d_t w = (i iota - w)/tau, in the unit in which it is iota^2 in the end. The gas that enters has the steady drift
/// distribution of first order at that current and of second order at that warmth.
package struct OuterWire: Sendable {
  let density: Double
  let relaxationTime: Double
  package internal(set) var current: Double
  package internal(set) var warmth: Double
  /// Electrons of second order to let in, what is not yet a whole number.
  var due = Accumulator(phase: 0.5)
  /// Those of the step under way.
  private(set) var count = 0

  package init(density: Double, relaxationTime: Double, current: Double) {
    (self.density, self.relaxationTime, self.current) = (density, relaxationTime, current)
    warmth = current * current
  }

  /// - Parameters:
  ///   - slope: psi' at the contact, constant during the step.
  ///   - perWarmth: electrons of second order per step for a warmth of 1.
  package mutating func advance(by dt: Double, slope: Double, perWarmth: Double) {
    let keeps = exponential(-dt / relaxationTime)
    let (end, missing) = (-density * slope * relaxationTime, current + density * slope * relaxationTime)
    warmth = end * end + (warmth - end * end + end * missing * dt / relaxationTime) * keeps
    current = end + missing * keeps
    count = due.take(abs(warmth) * perWarmth)
  }
}

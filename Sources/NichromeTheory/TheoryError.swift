/// Why a prediction does not exist for a system.
public enum TheoryError: Error, Equatable, CustomStringConvertible {
  /// The prediction holds for another relaxation law l = l0 (v/v0)^s.
  case relaxationLaw(expected: Double, found: Double?)
  /// No current belongs to that voltage: a scatterer that transmits everything carries any current at no voltage.
  case unboundedCurrent(voltage: Double)
  /// The transmission lets no such current through at any voltage.
  case unreachableCurrent(current: Double, largestVoltageTried: Double)
  /// The closed form is for another shape of the transmission.
  case transmissionShape(expected: String)
  /// The density of slow electrons is infinite in the linearised closure.
  case slowElectrons(exponent: Double)
  /// The solver is for powers l = l0 (v/v0)^s, and the relaxation law is a table.
  case relaxationTable
  /// An iteration did not come to rest.
  case noConvergence(what: String, residual: Double)

  public var description: String {
    switch self {
    case .relaxationLaw(let expected, let found):
      """
      the prediction is for l = l0 (v/v0)^\(expected) (the system has \(found.map { "exponent \($0)" } ?? "a table")); \
      change wire.relaxation.law
      """
    case .unboundedCurrent(let voltage):
      """
      no finite current belongs to the voltage \(voltage) mu0 (the transmission is perfect); drive the wire with a \
      current
      """
    case .unreachableCurrent(let current, let voltage):
      """
      the current \(current) I0 is not reached (the scatterer transmits less even at \(voltage) mu0); use a smaller \
      current
      """
    case .transmissionShape(let expected):
      "the closed form is for \(expected) transmission; use the quadratures of ConstantMeanFreePath instead"
    case .slowElectrons(let exponent):
      """
      the linearised closure has no solution for l = l0 (v/v0)^\(exponent) at this temperature (the density of slow \
      electrons, int d eps (-f') l/v, is infinite for exponents of -1 and below); use dynamics: full, or a larger exponent
      """
    case .relaxationTable:
      """
      the linearised closure is not solved for a mean free path given as a table (its decay lengths are found for powers \
      of v); use dynamics: full, or a power law
      """
    case .noConvergence(let what, let residual):
      "\(what) was not found (the iteration stopped at a relative residual of \(residual)); try a smaller drive"
    }
  }
}

/// Why a formula says nothing about a system: "not applicable, because ...".
public enum FormulaDomain: Error, Equatable, CustomStringConvertible {
  /// T(mu0) = 1: no electrochemical drop belongs to a current.
  case perfectTransmission
  /// T(mu0) = 0: the expansions divide by it.
  case opaque
  /// T(E) has no third derivative at mu0.
  case kink(String)
  /// T0 + (pi^2 theta^2/6) T0'' is no probability: the thermal correction exceeds what it corrects.
  case thermalCorrection(Double)
  /// The formula belongs to another relaxation law l = l0 (v/v0)^s.
  case relaxationLaw(expected: Double, found: Double?)
  /// The formula is for powers, and l(v) is a table.
  case relaxationTable
  /// The formula is a strong-Coulomb limit and k_s is finite.
  case finiteScreening(Double)
  /// The formula needs a finite k_s and the wire is neutral.
  case neutral
  /// A ratio to the voltage, at rest.
  case atRest
  /// The closed form is for another shape of T(E).
  case shape(expected: String)
  /// The integrals need T(E) at all energies, not its derivatives only.
  case expansionOnly
  /// The drive has no solution.
  case unsolvable(String)
  /// A pole, e.g. at K = 1 where the two decay lengths coincide.
  case pole
  /// Neither the printed expression nor what stands in its place is known to the program.
  case notAtHand

  public var description: String {
    switch self {
    case .perfectTransmission: "T(mu0) = 1: no voltage belongs to the current"
    case .opaque: "T(mu0) = 0"
    case .kink(let place): "T(E) is not smooth at mu0 (\(place))"
    case .thermalCorrection(let value): "T0 + (pi^2 theta^2/6) T0'' = \(value) is no probability: theta is too large"
    case .relaxationLaw(let expected, let found):
      "it is for l = l0 (v/v0)^\(expected), the wire has \(found.map { "exponent \($0)" } ?? "a table of mean free paths")"
    case .relaxationTable: "it is for powers l = l0 (v/v0)^s, the wire has a table of mean free paths"
    case .finiteScreening(let wavenumber): "it is the limit of infinite k_s, the wire has k_s l0 = \(wavenumber)"
    case .neutral: "it needs a finite k_s, the wire is neutral"
    case .atRest: "there is no voltage"
    case .shape(let expected): "the closed form is for \(expected) T(E)"
    case .expansionOnly: "it needs T(E) at all energies"
    case .unsolvable(let reason): reason
    case .pole: "the expression has a pole there"
    case .notAtHand: "its text is not at hand"
    }
  }
}

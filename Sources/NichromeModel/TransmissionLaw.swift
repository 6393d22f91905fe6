/// Transmission probability T(E), E counted from the band bottom at equilibrium in mu0 (T's argument).
public enum TransmissionLaw: Sendable, Equatable, Codable {
  case constant(value: Double)
  /// T at mu0 plus slope times (E - mu0), clipped to [0, 1].
  case linear(value: Double, slope: Double)
  /// 1/(1 + exp(-(E - center)/width)).
  case saddlePoint(center: Double, width: Double)
  /// peak width^2/((E - center)^2 + width^2), width the half width at half maximum.
  case lorentzian(peak: Double, center: Double, width: Double)
  /// peak exp(-(E - center)^2/(2 width^2)).
  case gaussian(peak: Double, center: Double, width: Double)
}

/// Transmission probability T(E), E counted from the band bottom at equilibrium in mu0 (T's argument).
@frozen
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
  /// A rectangular barrier, exact; `thickness` is its thickness a times k0 = m v0/hbar. See ``Barrier``.
  case barrier(height: Double, thickness: Double)
  /// Interpolated between tabulated points, constant outside them.
  case table(TransmissionTable)

  /// The word for this law in a deck (`shape:`).
  public var name: String {
    switch self {
    case .constant: "constant"
    case .linear: "linear"
    case .saddlePoint: "saddlePoint"
    case .lorentzian: "lorentzian"
    case .gaussian: "gaussian"
    case .barrier: "barrier"
    case .table: "table"
    }
  }

  /// Whether T is the same at every energy.
  public var isConstant: Bool {
    switch self {
    case .constant: true
    case .linear(_, let slope): slope == 0
    case .table(let table): table.values.allSatisfy { $0 == table.values[0] }
    default: false
    }
  }

  /// The energies for which the law was given; nil when it is a formula, good at every energy.
  ///
  /// Outside, a table goes on with its end values: count the electrons that get there.
  public var domain: ClosedRange<Double>? {
    if case .table(let table) = self { table.domain } else { nil }
  }
}

import NichromeTheory

/// One formula whose stated powers are tested, and how its printed form fails them.
struct OrderRow: Sendable {
  /// Where the residual is followed.
  enum Path: Sendable {
    /// theta = 0, in u.
    case voltage
    /// u -> 0, in theta.
    case temperature
    /// In theta at a small fixed u, what theta = 0 leaves taken off: products of powers of both.
    case mixed
  }

  let number: String
  let quantity: OrderQuantity
  /// Powers of the printed form where it is wrong, and the labels that show it; nil: all.
  let printed: [(path: Path, power: Double)]
  let labels: [String]?
  /// A difference of two labels, odd or even in u, whose residual along the mixed path falls like theta^4.
  let difference: (String, String)?

  init(
    _ number: String, _ quantity: OrderQuantity, printed: [(path: Path, power: Double)] = [], labels: [String]? = nil,
    difference: (String, String)? = nil
  ) {
    (self.number, self.quantity, self.printed) = (number, quantity, printed)
    (self.labels, self.difference) = (labels, difference)
  }

  /// Every expansion of the closure. The powers of the corrected forms are those the catalogue states.
  static let all: [OrderRow] = [
    OrderRow("30", .peltier, printed: [(.temperature, 2)]),
    OrderRow("31", .thermopower),
    OrderRow("32", .peltier),
    OrderRow("29", .current, printed: [(.temperature, 2)]),
    OrderRow("34", .dipole),
    OrderRow("B1", .functional),
    OrderRow("B2", .functional),
    OrderRow("B3", .functional, printed: [(.mixed, 2)], difference: ("T_L^R", "T_R^L")),
    OrderRow("B6", .current),
    OrderRow("B7", .shift),
    OrderRow("B8", .relaxing, printed: [(.mixed, 2)], difference: ("L", "R")),
    OrderRow("B9", .screeningAmplitude),
    OrderRow("B10", .faceDensity, printed: [(.temperature, 2)]),
    OrderRow("B11", .drop, printed: [(.temperature, 2)]),
    OrderRow("57", .dissipation),
    OrderRow("58", .asymmetry),
    OrderRow("59", .fieldAsymmetry),
    OrderRow("60", .spotCondition, printed: [(.temperature, 2)]),
    OrderRow("C9", .current),
    OrderRow("C10", .shift),
    OrderRow("C11", .drop, printed: [(.temperature, 2)]),
    OrderRow("C12", .dissipation),
    OrderRow("C13", .asymmetry),
    OrderRow("C14", .fieldAsymmetry),
    OrderRow("C15", .excessAsymmetry),
    OrderRow("36", .bend),
    OrderRow("39", .current),
    OrderRow("D6", .relaxationPotential),
    OrderRow("D7", .screeningAmplitude, printed: [(.temperature, 2)]),
    OrderRow("D8", .shift),
    OrderRow("D9", .dipole),
    OrderRow("D10", .faceDensity),
    OrderRow("D11", .drop, printed: [(.temperature, 2)]),
    OrderRow("62", .profile, printed: [(.temperature, 2)], labels: ["L slope", "R slope"]),
    OrderRow("63", .dissipation, printed: [(.voltage, 3), (.temperature, 2)]),
    OrderRow("64", .asymmetry, printed: [(.voltage, 3), (.temperature, 2)]),
    OrderRow("65", .fieldAsymmetry),
    OrderRow("E3", .current),
    OrderRow("E4", .dissipation, printed: [(.voltage, 3), (.temperature, 2)]),
    OrderRow("E5", .asymmetry, printed: [(.voltage, 3), (.temperature, 2)]),
    OrderRow("E5.field", .fieldAsymmetry),
  ]
}

import Foundation
import NichromeModel
import NichromeTheory

/// What a formula expands, read off the exact solution of the closure; one number per label of the formula.
struct OrderQuantity: Sendable {
  private let value: @Sendable (OrderPoint, String) throws -> Double?

  init(of value: @escaping @Sendable (ClosureSolution, String) -> Double?) {
    self.value = { value($0.solution, $1) }
  }

  init(at value: @escaping @Sendable (OrderPoint, String) throws -> Double?) { self.value = value }

  func exact(_ point: OrderPoint, _ label: String) throws -> Double? { try value(point, label) }

  static func scalar(_ value: @escaping @Sendable (ClosureSolution) -> Double?) -> OrderQuantity {
    OrderQuantity(of: { solution, _ in value(solution) })
  }

  static func wire(_ value: @escaping @Sendable (ClosureSolution, Side) -> Double?) -> OrderQuantity {
    OrderQuantity(of: { solution, label in Side(rawValue: label).flatMap { value(solution, $0) } })
  }

  static let current = scalar { $0.current }
  static let drop = scalar { $0.electrostaticDrop }
  static let dipole = scalar { $0.dipolePotential }
  static let asymmetry = scalar { $0.dissipatedHeat(.right) - $0.dissipatedHeat(.left) }
  static let fieldAsymmetry = scalar { $0.fieldHeat(.right) - $0.fieldHeat(.left) }
  static let excessAsymmetry = scalar { $0.excessHeat(.right) - $0.excessHeat(.left) }
  /// Half the asymmetry per current, the Peltier heat as u -> 0.
  static let peltier = scalar { ($0.dissipatedHeat(.right) - $0.dissipatedHeat(.left)) / (2 * $0.current) }
  /// S = -d_T/theta.
  static let thermopower = OrderQuantity(at: { point, label in
    try peltier.exact(point, label).map { -$0 / point.parameters.temperature }
  })
  /// The functional of that name by quadrature.
  static let functional = OrderQuantity(at: { point, label in
    let number = label == "W" ? "25.W" : "25"
    return try Formula.numbered(number)?.corrected(point.parameters)[label]
  })
  static let dissipation = wire { $0.dissipatedHeat($1) }
  static let field = wire { $0.fieldHeat($1) }
  static let shift = wire { $0.chemicalPotentialShift($1) }
  static let screeningAmplitude = wire { $0.screeningAmplitude($1) }
  static let relaxing = wire { solution, side in solution.relaxingDensity(side).map { $0 / 2 } }
  static let faceDensity = wire { $0.density($1, at: 0) }
  static let spot = wire { solution, side in solution.spots().first { $0.side == side }?.distance }
  /// The rise of delta mu over its far line, from the face outward.
  static let bend = wire { solution, side in
    let (s, sign) = (40.0, side == .left ? 1.0 : -1.0)
    let line = sign * solution.drudeHeat / solution.current * s
    return solution.electrochemicalPotential(side, at: s) - line - solution.electrochemicalPotential(side, at: 0)
  }
  /// B of nu = -A e^{-K s} + B e^{-s}, at s = 1.
  static let relaxationPotential = wire { solution, side in
    let (s, wavenumber) = (1.0, OrderPoint.wavenumber)
    let nu = solution.electrochemicalPotential(side, at: s) - solution.potential(side, at: s)
    return solution.screeningAmplitude(side).map { (nu + $0 * exp(-wavenumber * s)) * exp(s) }
  }
  /// 1 - 2 D/u, D = P^u/iota +- B the amplitude of e^{-s} in p^s/iota.
  static let spotCondition = wire { solution, side in
    solution.screeningAmplitude(side).map { amplitude in
      let relaxation = (side == .left ? 1 : -1) * (solution.chemicalPotentialShift(side) + amplitude)
      return 1 - 2 * (solution.dissipatedHeat(side) / solution.current + relaxation) / solution.voltage
    }
  }
  /// p^u e^s: at the face, and its mean slope between s = 0.5 and 1.5.
  static let profile = OrderQuantity(of: { solution, label in
    func scaled(_ side: Side, _ s: Double) -> Double { solution.dissipatedHeat(side, at: s) * exp(s) }
    if let side = Side(rawValue: label) { return scaled(side, 0) }
    return label.first.flatMap { Side(rawValue: String($0)) }.map { scaled($0, 1.5) - scaled($0, 0.5) }
  })
}

/// One system of the order tests and the exact solution of its closure.
struct OrderPoint: Sendable {
  static let wavenumber = 5.0

  let parameters: FormulaParameters
  let solution: ClosureSolution

  /// A step with all derivatives, wide enough that the next term of each series is some percent.
  static func system(_ closure: FormulaClosure, voltage: Double, temperature: Double) -> System {
    let isTime = closure == .relaxationTime || closure == .neutralRelaxationTime
    var system = wire(
      .saddlePoint(center: 1.12, width: 0.4), .voltage(voltage), temperature: temperature, exponent: isTime ? 1 : 0)
    let isScreened = closure == .meanFreePath || closure == .relaxationTime || closure == .equilibrium
    system.screening = isScreened ? .poisson(wavenumber: wavenumber) : .neutral
    system.scatterer.permittivityRatio = 2
    return system
  }

  init(_ closure: FormulaClosure, voltage: Double, temperature: Double) throws {
    let system = Self.system(closure, voltage: voltage, temperature: temperature)
    parameters = FormulaParameters(system)
    solution = try ClosureSolution(system, tolerance: 1e-10)
  }
}

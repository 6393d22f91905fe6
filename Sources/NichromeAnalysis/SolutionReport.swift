import NichromeModel
import NichromeNumerics
import NichromeRunFile
import NichromeTheory

/// The numbers of a deterministic solution, in the shape of a run's summary.
public struct SolutionReport: Sendable {
  public let deck: Deck
  public let solution: any DeterministicSolution
  /// What kind of solution it is, and how it was obtained.
  public let method: String
  /// Under the names a run has for them.
  let quantities: [Quantity]
  private let numbers: DeckNumbers

  public init(deck: Deck, solution: any DeterministicSolution, method: String) {
    (self.deck, self.solution, self.method) = (deck, solution, method)
    let extra = (solution as? ClosureSolution).map { Self.closureQuantities($0) } ?? []
    quantities = Self.quantities(deck, solution) + extra
    numbers = DeckNumbers(deck: deck, quantities: quantities, hasErrors: false)
  }

  /// Solves the dynamics the deck asks for.
  public init(solving deck: Deck, tolerance: Double) throws(TheoryError) {
    switch deck.system.dynamics {
    case .full:
      let solution = try KineticSolution(deck.system, tolerance: tolerance)
      self.init(
        deck: deck, solution: solution,
        method: "full dynamics, deterministic: \(solution.cells) cells per wire, \(solution.energies) energies")
    case .linearised:
      let solution = try ClosureSolution(deck.system, tolerance: tolerance)
      self.init(deck: deck, solution: solution, method: "linearised dynamics, deterministic: exact in space")
    }
  }

  /// The keys of `summary`, without standard errors; the error of the discretisation apart.
  public var json: JSON {
    let error = solution.discretisationError
    let members: [(key: String, value: JSON)] = [
      ("title", .string(deck.title)),
      ("method", .string(method)),
      ("warnings", .array((deck.warnings + warnings).map(JSON.string))),
      ("parameters", numbers.parameters()),
      (
        "discretisationError",
        .object([
          ("current", .number(error.current)), ("voltage", .number(error.voltage)),
          ("electrostaticDrop", .number(error.electrostaticDrop)),
          ("extrapolatedVoltage", .number(error.extrapolatedVoltage)), ("excessHeat", .number(error.excessHeat)),
          ("profile", .number(error.profile)), ("relative", .number(error.relative)),
          ("withinTolerance", .bool(solution.isWithinTolerance)),
        ])
      ),
    ]
    return .object(members + numbers.members(drudeHeat: solution.drudeHeat))
  }

  /// A table for a terminal. Numbers in parentheses are the discretisation error in the last digits shown.
  public var text: String { text(units: nil) }

  /// - Parameter units: the only column of units to show; nil: all there are.
  public func text(units: UnitChoice?) -> String {
    var lines = [deck.title, String(repeating: "=", count: deck.title.count), method]
    let error = Format.percent(solution.discretisationError.relative)
    lines.append("error of the profile, relative to the largest |excess heat|: \(error)")
    lines.append("")
    lines += numbers.table(drudeHeat: solution.drudeHeat, units: units)
    lines += (deck.warnings + warnings).map { "warning: \($0)" }
    return lines.joined(separator: "\n")
  }

  private var warnings: [String] {
    if solution.isWithinTolerance { return [] }
    return [
      "the tolerance was not reached: the finest mesh leaves a relative error of "
        + "\(Format.percent(solution.discretisationError.relative)) in the profile"
    ]
  }

  /// What only the linearised dynamics has, with the names of its runs.
  private static func closureQuantities(_ solution: ClosureSolution) -> [Quantity] {
    let error = solution.error
    return Side.allCases.flatMap { side in
      let name = side == .left ? "Left" : "Right"
      return [
        scalar("kineticHeat\(name)", .heat, solution.dissipatedHeat(side), error.integratedHeat),
        scalar("fieldHeat\(name)", .heat, solution.fieldHeat(side), error.integratedHeat),
        scalar("chemicalShift\(name)", .energy, solution.chemicalPotentialShift(side), error.potential),
      ]
    }
  }

  private static func scalar(_ name: String, _ unit: ReducedUnit, _ value: Double, _ error: Double) -> Quantity {
    Quantity(name: name, longName: name, unit: unit, support: .scalar, value: [value], error: [error], batches: [])
  }

  private static func quantities(_ deck: Deck, _ solution: any DeterministicSolution) -> [Quantity] {
    let error = solution.discretisationError
    let width = deck.system.halfLength / Double(deck.bins)
    let rule = GaussLegendre(order: 24)
    /// A function of distance averaged over every bin.
    func profile(_ name: String, _ unit: ReducedUnit, _ mean: (Side, Double, Double) -> Double) -> Quantity {
      let values = Side.allCases.flatMap { side in
        (0..<deck.bins).map { mean(side, Double($0) * width, Double($0 + 1) * width) }
      }
      return Quantity(
        name: name, longName: name, unit: unit, support: .bins, value: values,
        error: Array(repeating: error.profile, count: values.count), batches: [])
    }
    /// The mean over a bin, its nodes crowded towards the scatterer, where screening layers are thin.
    func mean(_ function: @escaping (Side, Double) -> Double) -> (Side, Double, Double) -> Double {
      { side, a, b in rule.integral(from: 0, to: 1) { 2 * $0 * function(side, a + (b - a) * $0 * $0) } }
    }
    return [
      scalar("current", .current, solution.current, error.current),
      scalar("voltage", .energy, solution.voltage, error.voltage),
      scalar("electrostaticDrop", .energy, solution.electrostaticDrop, error.electrostaticDrop),
      scalar("extrapolatedVoltage", .energy, solution.extrapolatedVoltage, error.extrapolatedVoltage),
      scalar("excessHeatLeft", .heat, solution.excessHeatLeft, error.excessHeat),
      scalar("excessHeatRight", .heat, solution.excessHeatRight, error.excessHeat),
      scalar("excessHeatTotal", .heat, solution.excessHeatTotal, 2 * error.excessHeat),
      scalar("excessHeatAsymmetry", .heat, solution.excessHeatAsymmetry, 2 * error.excessHeat),
      profile("heat", .heatPerLength) { solution.drudeHeat + solution.excessHeat($0, from: $1, to: $2) },
      profile("excessHeat", .heatPerLength) { solution.excessHeat($0, from: $1, to: $2) },
      profile("density", .density, mean { solution.density($0, at: $1) }),
      profile("potential", .energy, mean { solution.potential($0, at: $1) }),
      profile("electrochemicalPotential", .energy, mean { solution.electrochemicalPotential($0, at: $1) }),
    ]
  }
}

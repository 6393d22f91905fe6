import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// Formulas that are no expansions, at any temperature, against the solution of the closure.
@Suite("Formulas exact at any temperature") struct FormulaExactTests {
  /// Of the two quadratures, in u: slow electrons at theta = 0.3 ask for most.
  static let rounding = 1e-11

  static let rows: [(number: String, quantity: OrderQuantity)] = [
    ("28", .current), ("47", .dissipation), ("49", .asymmetry), ("50", .field), ("C6", .shift), ("C8", .current),
    ("53", .spot), ("E2", .drop),
  ]

  @Test("Exact forms are exact", arguments: rows.map(\.number), [0, 0.02, 0.3]) func exact(
    number: String, temperature: Double
  ) throws {
    let row = try #require(Self.rows.first { $0.number == number })
    let formula = try #require(Formula.numbered(number))
    for voltage in [-0.1, 1e-3, 0.2] {
      let point = try OrderPoint(formula.closure, voltage: voltage, temperature: temperature)
      for entry in try formula.corrected(point.parameters).entries {
        // Spots too weak to be told from roundings are not looked for by the solution.
        guard let expected = try row.quantity.exact(point, entry.label), let value = entry.value else { continue }
        let scale = number == "53" ? 1e4 * abs(expected) : abs(voltage)
        #expect(abs(value - expected) <= Self.rounding * scale, "(\(number)) \(entry.label): \(value), \(expected)")
      }
    }
  }

  @Test("(C8) as printed is wrong in proportion to u") func printedNeutralCurrent() throws {
    let formula = try #require(Formula.numbered("C8"))
    let errors = try [0.01, 0.02].map { voltage in
      let point = try OrderPoint(.neutralMeanFreePath, voltage: voltage, temperature: 0)
      return try #require(try formula.printed(point.parameters)?["value"]) - point.solution.current
    }
    #expect(abs(log2(errors[1] / errors[0]) - 1) < 0.15)
  }

  /// Two wires of the same u and theta that differ in K share W^L and W^R, so that the differences of
  ///
  ///     q_L = -W^L + iota alpha^(j)/J0 - T_L^L nu_L + T_L^R nu_R,
  ///     q_R = -W^R + iota beta^(j)/J0 - T_R^L nu_L + T_R^R nu_R
  ///
  /// measure alpha^(j) and beta^(j) (A12).
  @Test("(A12): the coefficients of the current, and the printed indices off in proportion to u")
  func currentCoefficients() throws {
    let formula = try #require(Formula.numbered("A12"))
    func residuals(_ voltage: Double, _ form: (FormulaParameters) throws -> FormulaValue?) throws -> [Double] {
      var system = OrderPoint.system(.meanFreePath, voltage: voltage, temperature: 0.02)
      let parameters = FormulaParameters(system)
      let solutions = try [5.0, 50].map { wavenumber in
        system.screening = .poisson(wavenumber: wavenumber)
        return try ClosureSolution(system, tolerance: 1e-10)
      }
      func change(_ quantity: (ClosureSolution) -> Double) -> Double { quantity(solutions[1]) - quantity(solutions[0]) }
      let functionals = try #require(Formula.numbered("25")).corrected(parameters)
      let value = try #require(try form(parameters))
      return try Side.allCases.map { side in
        let relaxing = change { $0.relaxingDensity(side) ?? .nan }
        let left = try #require(functionals["T_\(side.rawValue)^L"]) * change { $0.chemicalPotentialShift(.left) }
        let right = try #require(functionals["T_\(side.rawValue)^R"]) * change { $0.chemicalPotentialShift(.right) }
        let measured = (relaxing + left - right) / change(\.current)
        return try #require(value[side.rawValue]) - measured
      }
    }
    for residual in try residuals(0.1, { try formula.corrected($0) }) { #expect(abs(residual) < 1e-9, "\(residual)") }
    let printed = try [0.01, 0.02].map { try residuals($0) { try formula.printed($0) } }
    for (first, second) in zip(printed[0], printed[1]) { #expect(abs(log2(second / first) - 1) < 0.15) }
  }
}

import Foundation
import NichromeModel
import NichromeTheory
import Testing

/// The powers with which residuals against the exact solution of the closure fall.
@Suite("Orders of the formulas") struct FormulaOrderTests {
  static let temperatures = [0.004, 0.008]

  /// A step with all derivatives, wide enough that the next term of each series is some percent.
  static func parameters(_ formula: Formula, voltage: Double, temperature: Double) -> FormulaParameters {
    var system = wire(.saddlePoint(center: 1.12, width: 0.4), .voltage(voltage), temperature: temperature)
    let isNeutral = formula.closure == .neutralMeanFreePath
    system.screening = isNeutral || formula.closure == .fullDynamics ? .neutral : .poisson(wavenumber: 5)
    system.scatterer.permittivityRatio = 2
    return FormulaParameters(system)
  }

  /// What the formula expands, exactly; one number per label.
  static func exact(_ formula: Formula, _ parameters: FormulaParameters) throws -> (String) -> Double? {
    let number = formula.number
    if let other = [
      "B1": "25.W", "B2": "25", "B3": "25", "29.full": "28.full", "57.full": "47.full",
      "C15.full": "49.full",
    ][number] {
      let value = try #require(Formula.numbered(other)).corrected(parameters)
      return { value[$0] }
    }
    let balance = try FaceBalance(parameters)
    let gap = 5 * parameters.scattererLength + 2 * parameters.permittivityRatio
    let fieldAsymmetry = balance.field(.right) - balance.field(.left)
    switch number {
    case "29", "B6", "C9": return { _ in balance.current }
    case "34":
      return { _ in
        (parameters.permittivityRatio * balance.voltage - balance.current * parameters.scattererLength / 2) / gap
      }
    case "B11", "C11": return { _ in balance.electrostaticDrop }
    case "58", "C13": return { _ in balance.dissipationAsymmetry }
    case "59", "C14": return { _ in fieldAsymmetry }
    case "C15": return { _ in balance.dissipationAsymmetry + fieldAsymmetry }
    default: break
    }
    return { label in
      guard let side = Side(rawValue: label) else { return nil }
      return switch number {
      case "B7", "C10": balance.faceDeviation(side)
      case "B8": balance.relaxing(side)
      case "B9": balance.screeningAmplitude(side)
      case "B10": balance.faceDensity(side)
      case "57", "C12": balance.dissipation(side)
      case "60": 1 - 2 / balance.voltage * balance.relaxationAmplitude(side)
      default: nil
      }
    }
  }

  static let expansions = Formula.all.filter {
    guard case .error(let voltage, _) = $0.order, voltage != nil else { return false }
    return $0.closure == .meanFreePath || $0.closure == .neutralMeanFreePath
      || ["29.full", "57.full", "C15.full"].contains($0.number)
  }.map(\.number)

  /// d ln|residual|/d ln x between two points, for each label.
  static func slopes(
    _ formula: Formula, _ points: [FormulaParameters], _ ratio: Double,
    _ form: (Formula, FormulaParameters) throws -> FormulaValue?
  ) throws -> [Double] {
    let residuals = try points.map { point in
      let exact = try exact(formula, point)
      let value = try #require(try form(formula, point))
      return try value.entries.map { try #require($0.value) - (try #require(exact($0.label), "\(formula.number)")) }
    }
    return zip(residuals[0], residuals[1]).map { log(abs($1 / $0)) / log(ratio) }
  }

  @Test("Corrected forms have the stated orders", arguments: expansions) func corrected(number: String) throws {
    let formula = try #require(Formula.numbered(number))
    guard case .error(let voltageOrder?, let temperatureOrder?) = formula.order else { return }
    // The full dynamics has no solution at theta = 0 here; its theta^4 u is negligible at this one.
    let cold = formula.closure == .fullDynamics ? 2e-4 : 0
    let byVoltage = try Self.slopes(
      formula, [0.004, 0.008].map { Self.parameters(formula, voltage: $0, temperature: cold) }, 2
    ) { try $0.corrected($1) }
    for slope in byVoltage { #expect(slope > voltageOrder - 0.15, "u: \(slope), stated \(voltageOrder)") }
    #expect(byVoltage.contains { abs($0 - voltageOrder) < 0.15 }, "u: \(byVoltage), stated \(voltageOrder)")
    let byTemperature = try Self.slopes(
      formula, Self.temperatures.map { Self.parameters(formula, voltage: 1e-5, temperature: $0) }, 2
    ) { try $0.corrected($1) }
    for slope in byTemperature {
      #expect(abs(slope - temperatureOrder) < 0.15, "theta: \(slope), stated \(temperatureOrder)")
    }
  }

  @Test("Printed forms that are wrong at order theta^2 fail it", arguments: ["29", "B10", "B11", "C11", "60"])
  func printed(number: String) throws {
    let formula = try #require(Formula.numbered(number))
    let slopes = try Self.slopes(
      formula, Self.temperatures.map { Self.parameters(formula, voltage: 1e-5, temperature: $0) }, 2
    ) { try $0.printed($1) }
    for slope in slopes { #expect(abs(slope - 2) < 0.15, "theta: \(slope)") }
  }
}

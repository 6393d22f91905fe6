import Foundation
import NichromeModel

/// Whether a system is where the expansions were made: weak excitation, low temperature (WELT).
public struct FormulaRegime: Sendable, Equatable {
  /// What is not small, in words; empty inside the regime.
  public let remarks: [String]
  /// |u|, theta, and pi theta and |u|/2 over the width of T(E) at mu0; nil where not defined.
  public let voltage: Double?
  public let temperature: Double
  public let thermalOverWidth: Double?
  public let voltageOverWidth: Double?

  public var isInside: Bool { remarks.isEmpty }

  /// Largest u and theta of the regime; the deck's warnings use the same.
  public static let largestVoltage = 0.3
  public static let largestTemperature = 0.2
  /// Sommerfeld's series goes in powers of pi theta over the width of T(E), the voltage's in u/2 over it: beyond a half
  /// the next term is a quarter of the last.
  public static let largestShare = 0.5

  init(_ parameters: FormulaParameters, voltage: Double?) {
    self.voltage = voltage.map(abs)
    temperature = parameters.temperature
    let width = try? parameters.expansion.get().width
    thermalOverWidth = width.map { Double.pi * parameters.temperature / $0 }
    voltageOverWidth = width.flatMap { width in voltage.map { abs($0) / (2 * width) } }
    var remarks: [String] = []
    func check(_ value: Double?, _ limit: Double, _ name: String) {
      guard let value, value > limit else { return }
      remarks.append("\(name) = \(String(format: "%.3g", value)), above \(limit)")
    }
    check(self.voltage, Self.largestVoltage, "u")
    check(temperature, Self.largestTemperature, "theta")
    check(thermalOverWidth, Self.largestShare, "pi theta/(width of T)")
    check(voltageOverWidth, Self.largestShare, "(u/2)/(width of T)")
    self.remarks = remarks
  }
}

/// A formula evaluated for a system.
public struct FormulaPrediction: Sendable {
  public enum Outcome: Sendable {
    /// `printed` is nil where the printed text is not known, or has no value here.
    case values(printed: FormulaValue?, corrected: FormulaValue)
    case notApplicable(because: FormulaDomain)
  }

  public let formula: Formula
  public let outcome: Outcome
  /// nil for a formula that is exact, and where it does not apply.
  public let regime: FormulaRegime?
}

extension Formula {
  /// All formulas for a system, in the order of the catalogue.
  public static func predictions(for system: System) -> [FormulaPrediction] {
    let parameters = FormulaParameters(system)
    let voltage = system.expectedVoltage
    let regime = FormulaRegime(parameters, voltage: voltage)
    return all.map { $0.prediction(parameters, regime) }
  }

  private func prediction(_ parameters: FormulaParameters, _ regime: FormulaRegime) -> FormulaPrediction {
    do throws(FormulaDomain) {
      let corrected = try corrected(parameters)
      // Where the corrected form has a value the printed one may still have a pole.
      let printed = (try? printed(parameters)) ?? nil
      return FormulaPrediction(
        formula: self, outcome: .values(printed: printed, corrected: corrected),
        regime: order == .exact ? nil : regime)
    } catch {
      return FormulaPrediction(formula: self, outcome: .notApplicable(because: error), regime: nil)
    }
  }
}

import Foundation
import NichromeModel
import NichromeTheory

extension FormulaTarget {
  /// A measured number and what a formula says of it.
  struct Observation {
    var name: String
    var unit: ReducedUnit
    var measured: Estimate
    var prediction: Double
  }

  /// Everything the run measured of what the formula predicts; a spot is compared elsewhere.
  func observations(_ value: FormulaValue, _ run: RunMeasurements, _ system: System) -> [Observation] {
    switch self {
    case .current:
      if case .current(let drive) = system.drive {
        return single("current", .current, Estimate(value: drive, error: 0), value)
      }
      return single("current", .current, run.scalar("current"), value)
    case .voltage:
      if case .voltage = system.drive { return [] }
      return single("voltage", .energy, run.scalar("voltage"), value)
    case .electrostaticDrop: return single("electrostatic drop", .energy, run.scalar("electrostaticDrop"), value)
    case .heat: return sides("P", .heat, value) { run.scalar("excessHeat\(Self.word($0))") }
    case .heatAsymmetry: return single("P_R - P_L", .heat, run.scalar("excessHeatAsymmetry"), value)
    case .dissipation: return sides("P^u", .heat, value) { run.scalar("kineticHeat\(Self.word($0))") }
    case .dissipationAsymmetry:
      return single("P^u_R - P^u_L", .heat, run.sum("kineticHeatRight", "kineticHeatLeft", factor: -1), value)
    case .dissipationTotal:
      return single("P^u_R + P^u_L", .heat, run.sum("kineticHeatRight", "kineticHeatLeft", factor: 1), value)
    case .fieldHeat: return sides("P^f", .heat, value) { run.scalar("fieldHeat\(Self.word($0))") }
    case .fieldAsymmetry:
      return single("P^f_R - P^f_L", .heat, run.sum("fieldHeatRight", "fieldHeatLeft", factor: -1), value)
    case .faceShift: return sides("mu - e phi", .energy, value) { run.scalar("chemicalShift\(Self.word($0))") }
    case .heatProfile:
      return bins("p^s", "excessHeat", run, at: [0]) { side, range in
        value[side.rawValue].map { $0 * AmplitudeFit.exponential(1, range) }
      }
    case .screenedProfile:
      guard case .poisson(let wavenumber) = system.screening else { return [] }
      return bins("p^s", "excessHeat", run, at: [0]) { side, range in
        guard let layer = value["\(side.rawValue) screening"], let slow = value["\(side.rawValue) relaxation"] else {
          return nil
        }
        return layer * AmplitudeFit.exponential(wavenumber, range) + slow * AmplitudeFit.exponential(1, range)
      }
    case .dissipationProfile:
      return bins("p^u", "kineticHeat", run, at: [0, 1]) { side, range in
        guard let amplitude = value[side.rawValue], let slope = value["\(side.rawValue) slope"] else { return nil }
        // The mean of s e^{-s} is that of e^{-s} plus (a e^{-a} - b e^{-b})/(b - a).
        let (a, b) = (range.lowerBound, range.upperBound)
        let mean = AmplitudeFit.exponential(1, range)
        return amplitude * mean + slope * (mean + (a * exp(-a) - b * exp(-b)) / (b - a))
      }
    case .screeningAmplitude, .relaxationAmplitude, .faceDensity, .relaxingDensity, .bend, .spotRatio, .spotCondition,
      .spotCurvature:
      return amplitudes(value, run, system)
    case .dipole, .peltier, .thermopower: return ratios(value, run, system)
    case .spot: return []
    }
  }

  static func word(_ side: Side) -> String { side == .left ? "Left" : "Right" }

  func single(
    _ name: String, _ unit: ReducedUnit, _ measured: Estimate?, _ value: FormulaValue
  ) -> [Observation] {
    guard let measured, let prediction = value.entries.first?.value else { return [] }
    return [Observation(name: name, unit: unit, measured: measured, prediction: prediction)]
  }

  func sides(
    _ name: String, _ unit: ReducedUnit, _ value: FormulaValue, _ measured: (Side) -> Estimate?
  ) -> [Observation] {
    Side.allCases.compactMap { side in
      guard let found = measured(side), let prediction = value[side.rawValue] else { return nil }
      return Observation(name: "\(name), \(side.rawValue)", unit: unit, measured: found, prediction: prediction)
    }
  }

  /// The bins that contain the given distances.
  private func bins(
    _ name: String, _ quantity: String, _ run: RunMeasurements, at distances: [Double],
    _ mean: (Side, ClosedRange<Double>) -> Double?
  ) -> [Observation] {
    Side.allCases.flatMap { side in
      distances.compactMap { distance in
        guard let (found, range) = run.bin(quantity, side, at: distance), let prediction = mean(side, range) else {
          return nil
        }
        let place = distance == 0 ? "at the face" : "at \(Int(distance)) l0"
        return Observation(
          name: "\(name), \(side.rawValue) \(place)", unit: .heatPerLength, measured: found, prediction: prediction)
      }
    }
  }
}

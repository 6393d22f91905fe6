import Foundation
import NichromeModel
import NichromeTheory

extension FormulaTarget {
  /// What a formula says of the charge at the faces and of the two exponentials of each wire.
  ///
  /// With nu = -A e^{-K s} + B e^{-s}, F = F0(theta)/F0(0) and c e^{-K s} + d e^{-s} the density found,
  ///
  ///     A = -c/F;   B = d/F for a constant relaxation time, and nu at the face + A for a constant mean free path,
  ///     where the electrons still to relax have +-q/2 = F B (1/K^2 - 1);
  ///     p^s = -+ K iota A e^{-K s} + iota D e^{-s}.
  func amplitudes(_ value: FormulaValue, _ run: RunMeasurements, _ system: System) -> [Observation] {
    let (bins, width) = (run.deck.bins, system.halfLength / Double(run.deck.bins))
    let screening: Double? = if case .poisson(let wavenumber) = system.screening { wavenumber } else { nil }
    func layers(_ profile: String, _ side: Side) -> [RunMeasurements.Series]? {
      AmplitudeFit.layers(screening: screening, bins: bins, width: width)
        .flatMap { run.amplitudes(profile, side, $0) }
    }
    let thermal = Screening.thermalFactor(temperature: system.temperature)
    switch self {
    case .faceDensity:
      guard screening != nil else {
        return sides("density at the face", .density, value) { run.bin("density", $0, at: 0)?.0 }
      }
      return sides("density at the face", .density, value) { side in
        layers("density", side).map { run.estimate($0) { $0[0] + $0[1] } }
      }
    case .screeningAmplitude:
      return sides("A", .energy, value) { side in
        layers("density", side).map { run.estimate($0) { -$0[0] / thermal } }
      }
    case .relaxationAmplitude:
      return sides("B", .energy, value) { side in
        layers("density", side).map { run.estimate($0) { $0[1] / thermal } }
      }
    case .relaxingDensity:
      guard let screening else { return [] }
      return sides("q/2", .density, value) { side in
        guard let layers = layers("density", side), let shift = run.series("chemicalShift\(Self.word(side))") else {
          return nil
        }
        let sign = side == .left ? 1.0 : -1.0
        return run.estimate([layers[0], shift]) {
          sign * (thermal * $0[1] - $0[0]) * (1 / (screening * screening) - 1)
        }
      }
    case .bend:
      guard let fit = AmplitudeFit.bend(bins: bins, width: width) else { return [] }
      return sides("bend of mu", .energy, value) { side in
        run.amplitudes("electrochemicalPotential", side, fit).map { run.estimate([$0[2]]) { -$0[0] } }
      }
    case .spotRatio:
      guard let screening else { return [] }
      return sides("+-A K^2/D", .one, value) { side in
        layers("excessHeat", side).map { run.estimate($0) { -screening * $0[0] / $0[1] } }
      }
    case .spotCondition:
      guard let current = run.series("current"), let voltage = run.series("voltage") else { return [] }
      return sides("1 - 2 D/u", .one, value) { side in
        layers("excessHeat", side).map { run.estimate([$0[1], current, voltage]) { 1 - 2 * $0[0] / ($0[1] * $0[2]) } }
      }
    case .spotCurvature:
      guard let screening else { return [] }
      return sides("p^s'' at the spot", .heatPerLength, value) { side in
        guard let layers = layers("excessHeat", side), -screening * layers[0].value / layers[1].value > 1 else {
          return nil
        }
        return run.estimate(layers) {
          -(screening - 1) * $0[1] * pow(-screening * $0[0] / $0[1], -1 / (screening - 1))
        }
      }
    default: return []
    }
  }

  /// What needs nothing but scalars: the dipole, and the thermoelectric coefficients.
  func ratios(_ value: FormulaValue, _ run: RunMeasurements, _ system: System) -> [Observation] {
    guard let current = run.series("current") else { return [] }
    switch self {
    case .dipole:
      guard case .poisson(let screening) = system.screening, let voltage = run.series("voltage") else { return [] }
      let (length, ratio) = (system.scatterer.length, system.scatterer.permittivityRatio)
      let measured = run.estimate([current, voltage]) {
        (ratio * $0[1] - 0.5 * length * $0[0]) / (screening * length + 2 * ratio)
      }
      return single("gamma", .energy, measured, value)
    case .peltier, .thermopower:
      // Where the path depends on the energy, the bare wire carries heat too, and P_A is not d_T alone.
      guard case 0 = system.relaxation.exponent, let asymmetry = run.series("excessHeatAsymmetry"),
        current.value != 0
      else { return [] }
      let factor = if case .peltier = self { 0.5 } else { -0.5 / system.temperature }
      let measured = run.estimate([asymmetry, current]) { factor * $0[0] / $0[1] }
      if case .peltier = self { return single("P_A/2 iota", .energy, measured, value) }
      return single("-P_A/(2 iota theta)", .one, measured, value)
    default: return []
    }
  }
}

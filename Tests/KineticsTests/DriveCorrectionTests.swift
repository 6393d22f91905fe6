import NichromeKinetics
import Testing

@Suite("Batches at the drive") struct DriveCorrectionTests {
  private let observables = Observables(bins: 2)

  /// Observables of a wire driven at x times its voltage: linear ones and the odd part of the heat with x, the even part with
  /// x^2.
  private func batch(at x: Double) -> [Double] {
    var values = Array(repeating: 0.0, count: observables.width)
    for name in ["current", "voltage", "electrostaticDrop"] { values[observables.scalar(name)] = 0.4 * x }
    let (even, odd) = (3 * x * x, 0.5 * x)
    for name in ["heat", "excessHeat"] {
      for (i, element) in observables.range(name).enumerated() { values[element] = i < 2 ? even - odd : even + odd }
    }
    values[observables.scalar("excessHeatLeft")] = even - odd
    values[observables.scalar("excessHeatRight")] = even + odd
    values[observables.scalar("excessHeatTotal")] = 2 * even
    values[observables.scalar("excessHeatAsymmetry")] = 2 * odd
    return values
  }

  /// What is left of a batch 1 % off is of second order: 1e-4 of the even heat, nothing of what is linear.
  @Test("A batch off the drive comes back to it") func linear() throws {
    let target = batch(at: 1)
    let correction = try #require(DriveCorrection(holding: "voltage", at: 0.4, mean: target, observables))
    let found = correction(batch(at: 1.01))
    for name in ["current", "electrostaticDrop", "excessHeatAsymmetry"] {
      let index = observables.scalar(name)
      #expect(abs(found[index] - target[index]) < 1e-12, "\(name): \(found[index])")
    }
    for name in ["excessHeatLeft", "excessHeatRight", "excessHeatTotal"] {
      let index = observables.scalar(name)
      #expect(abs(found[index] - target[index]) < 1.01e-4 * 6, "\(name): \(found[index])")
    }
    for index in Array(observables.range("heat")) + observables.range("excessHeat") {
      #expect(abs(found[index] - target[index]) < 1.01e-4 * 3, "\(found[index])")
    }
    #expect(abs(found[observables.scalar("voltage")] - 0.404) < 1e-12, "what is held keeps its noise")
  }

  @Test("Nothing to correct without a drive") func undriven() {
    #expect(DriveCorrection(holding: "voltage", at: 0, mean: batch(at: 0), observables) == nil)
  }
}

import NichromeModel
import NichromeNumerics

/// Brings a batch to the value its drive holds, to first order in what it misses it by.
///
/// What holds a voltage adjusts the current by integral control, and so passes the noise of the voltage on to the current:
/// the heat then wanders with the square of the current, over a hundred l0/v0, and no batch is long enough to show it.
/// With d = (X - target)/mean X of the held quantity X, what responds linearly is lowered by d times its mean; heat by 2d
/// times the mean of its part that is even in z (Joule) and d times that of its odd part (Peltier).
package struct DriveCorrection {
  private static let potentials = [
    "electrostaticDrop", "extrapolatedVoltage", "chemicalShiftLeft", "chemicalShiftRight", "density", "potential",
    "electrochemicalPotential",
  ]
  /// What responds linearly to what is adjusted. What is held itself keeps the value it was measured with.
  private static let linear = [
    "voltage": ["current", "currentProfile"] + potentials, "current": ["voltage"] + potentials,
  ]
  private static let heat = [
    "heat", "heatExpected", "heatFlux", "heatWork", "excessHeat", "kineticHeat", "fieldWork",
  ]
  private static let integratedHeat = ["excessHeat", "kineticHeat", "fieldHeat"]

  private let held: Int
  private let target: Double
  private let mean: Double
  /// Change of every observable per relative change of the drive.
  private var response: [Double]

  /// - Parameters:
  ///   - held: name of what the drive holds.
  ///   - mean: means of all observables over the production.
  package init?(holding held: String, at target: Double, mean: [Double], _ observables: Observables) {
    self.held = observables.scalar(held)
    self.target = target
    self.mean = mean[self.held]
    guard target != 0, self.mean != 0 else { return nil }
    response = Array(repeating: 0, count: mean.count)
    let linear = Self.linear[held] ?? []
    for slice in observables.layout {
      if linear.contains(slice.name) {
        for i in slice.range { response[i] = mean[i] }
      } else if Self.heat.contains(slice.name) {
        let half = slice.range.count / 2
        for i in slice.range.prefix(half) { respond(i, i + half, mean) }
      }
    }
    let scalars = Dictionary(uniqueKeysWithValues: observables.layout.map { ($0.name, $0.range.lowerBound) })
    for name in Self.integratedHeat {
      guard let left = scalars[name + "Left"], let right = scalars[name + "Right"] else { continue }
      respond(left, right, mean)
      if let total = scalars[name + "Total"] { response[total] = response[left] + response[right] }
      if let difference = scalars[name + "Asymmetry"] { response[difference] = response[right] - response[left] }
    }
  }

  /// Heat at mirrored places.
  private mutating func respond(_ left: Int, _ right: Int, _ mean: [Double]) {
    let (even, odd) = (0.5 * (mean[left] + mean[right]), 0.5 * (mean[right] - mean[left]))
    response[left] = 2 * even - odd
    response[right] = 2 * even + odd
  }

  package func callAsFunction(_ batch: [Double]) -> [Double] {
    let miss = (batch[held] - target) / mean
    return zip(batch, response).map { $0 - miss * $1 }
  }
}

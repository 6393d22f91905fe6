/// How many carriers one simulated electron stands for, by its distance from the scatterer.
///
/// Within the border one carrier (the unit is `Simulation.weight`), beyond it `farUnit`: far from the scatterer the gas is the
/// known bulk, and effort there only buys thermal noise. An electron that leaves through the border carries on as a far one
/// in one case of `farUnit` (systematically, see `Chunk`), one that comes in is split into `farUnit` with optical depths of
/// their own: the depth left is exponential at any point of a flight. Charge is conserved to the last carrier.
package struct Grain: Sendable, Equatable {
  /// A bin's face in l0; at least the half length where all electrons count one.
  package let border: Double
  let farUnit: Int
  /// Share of the border's length and of the rest in the number of simulated electrons.
  let nearLength: Double
  let farLength: Double

  package init(bins: Mesh, reach: Double, farUnit: Int) {
    let inside = Int((reach / bins.spacing - 1e-9).rounded(.up))
    if inside >= bins.count || farUnit <= 1 {
      border = .infinity
      self.farUnit = 1
      nearLength = bins.halfLength
      farLength = 0
    } else {
      border = Double(inside) * bins.spacing
      self.farUnit = farUnit
      nearLength = border
      farLength = bins.halfLength - border
    }
  }

  @inline(__always) func isFar(_ s: Double) -> Bool { s >= border }
  @inline(__always) package func unit(_ s: Double) -> Int { s >= border ? farUnit : 1 }

  /// The electrons for a number of carriers that are spread evenly along a stretch, on either side of the border.
  func parts(of carriers: Int, in stretch: Range<Double>) -> [(stretch: Range<Double>, electrons: Int)] {
    let middle = max(stretch.lowerBound, min(border, stretch.upperBound))
    let share = (stretch.upperBound - middle) / (stretch.upperBound - stretch.lowerBound)
    let far = min(Int((Double(carriers) * share / Double(farUnit)).rounded()), carriers / farUnit)
    return [(stretch.lowerBound..<middle, carriers - far * farUnit), (middle..<stretch.upperBound, far)]
      .filter { !$0.0.isEmpty && $0.1 > 0 }
  }

  /// The stretches of a wire with their unit, inner first.
  var regions: [(start: Double, length: Double, unit: Int)] {
    farLength > 0 ? [(0, nearLength, 1), (border, farLength, farUnit)] : [(0, nearLength, 1)]
  }
}

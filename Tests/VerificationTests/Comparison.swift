import Foundation
import Nichrome
import NichromeModel

/// A run against a reference solution, in standard errors of the run.
struct Comparison {
  /// Bins are compared up to this distance from the scatterer, in l0.
  static let reach = 5.0

  struct Scalar {
    var name: String
    var found: Estimate
    var reference: Estimate
    var z: Double { deviation(found, reference) }
  }

  struct Bin {
    /// Index in the record: the left wire outward, then the right wire.
    var index: Int
    var left: Bool
    var distance: Double
    var found: Estimate
    var reference: Estimate
    var z: Double { deviation(found, reference) }
  }

  var reference: ReferenceCase
  var seconds: Double
  var events: Int
  /// The voltage (every case is driven by a current), the electrostatic drop, P_L and P_R.
  var scalars: [Scalar]
  var bins: [Bin]
  /// Sum of the squared correlations of the compared bins over their number squared: 1/n for independent bins.
  private var correlation: Double

  init(_ record: RunRecord, with reference: ReferenceCase) {
    self.reference = reference
    seconds = record.seconds
    events = record.events
    let integrals = reference.accuracy.integrals
    // u_ext = P_T/iota: the accuracy of the integrals is that of the voltages times the current.
    let volts = integrals / abs(reference.current)
    scalars = [
      ("voltage", reference.voltage, volts), ("electrostaticDrop", reference.electrostaticDrop, volts),
      ("excessHeatLeft", reference.excessHeatLeft, integrals),
      ("excessHeatRight", reference.excessHeatRight, integrals),
    ].map { name, value, error in
      Scalar(name: name, found: record.scalar(name), reference: Estimate(value: value, error: error))
    }
    guard let excess = record.quantity("excessHeat"), excess.value.count == 2 * record.deck.bins else {
      preconditionFailure("a record has the excess heat of every bin")
    }
    let width = record.deck.system.halfLength / Double(record.deck.bins)
    let edges = (0...Int((Comparison.reach / width).rounded())).map { Double($0) * width }
    bins = []
    for left in [true, false] {
      for (offset, mean) in reference.binMeans(left: left, edges: edges).enumerated() {
        let distance = 0.5 * (edges[offset] + edges[offset + 1])
        let index = (left ? 0 : record.deck.bins) + offset
        bins.append(
          Bin(
            index: index, left: left, distance: distance,
            found: Estimate(value: excess.value[index], error: excess.error[index]),
            reference: mean))
      }
    }
    correlation = BinCorrelation.squared(of: bins.map(\.index), in: record)
  }

  /// z of a scalar of that name.
  func z(_ name: String) -> Double { scalars.first { $0.name == name }!.z }

  var meanSquaredZ: Double { bins.reduce(0) { $0 + $1.z * $1.z } / Double(bins.count) }
  /// Standard deviation of the mean squared z of a correct run, from the correlations between its bins.
  var meanSquaredZDeviation: Double { (2 * correlation).squareRoot() }
  /// The same by the errors of the run alone. What the reference grants itself is a bound and no noise: of a run whose errors
  /// are as small, mean z^2 is below one, and does not tell whether they are too large.
  var meanSquaredOwnZ: Double {
    bins.reduce(0) {
      $0 + { $0 * $0 }(deviation($1.found, Estimate(value: $1.reference.value, error: 0)))
    } / Double(bins.count)
  }
  /// Probability of a mean squared z as far from one in a correct run.
  var pValue: Double {
    BinCorrelation.pValue(
      meanSquaredZ: meanSquaredZ, atLeast: meanSquaredOwnZ, squaredCorrelation: correlation)
  }
  var largestZ: Double { bins.reduce(0) { $1.z.isNaN ? .nan : max($0, abs($1.z)) } }
  /// Largest standard error of a compared bin, relative to the peak of |p^s|.
  var binError: Double { bins.map(\.found.error).max()! / reference.peak }
}

/// Difference over the combined standard errors; 0 for equal numbers without error.
func deviation(_ found: Estimate, _ reference: Estimate) -> Double {
  let difference = found.value - reference.value
  return difference == 0 ? 0 : difference / hypot(found.error, reference.error)
}

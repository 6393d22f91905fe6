import Foundation

/// e^(-damping t) (a cos(frequency t) + b sin(frequency t)) fitted to equidistant values by least squares.
struct DampedOscillation {
  private(set) var frequency: Double
  private(set) var damping: Double

  /// - Parameters:
  ///   - frequencies: where it is looked for.
  ///   - dampings: likewise.
  init(_ values: [Double], step: Double, frequencies: ClosedRange<Double>, dampings: ClosedRange<Double>) {
    var centre = (
      0.5 * (frequencies.lowerBound + frequencies.upperBound), 0.5 * (dampings.lowerBound + dampings.upperBound)
    )
    var reach = (
      0.5 * (frequencies.upperBound - frequencies.lowerBound), 0.5 * (dampings.upperBound - dampings.lowerBound)
    )
    for _ in 0..<24 {
      var best = (Double.infinity, centre)
      for i in -4...4 {
        for j in -4...4 {
          let trial = (centre.0 + 0.25 * Double(i) * reach.0, centre.1 + 0.25 * Double(j) * reach.1)
          let residual = Self.residual(values, step, trial.0, trial.1)
          if residual < best.0 { best = (residual, trial) }
        }
      }
      centre = best.1
      reach = (0.6 * reach.0, 0.6 * reach.1)
    }
    (frequency, damping) = centre
  }

  private static func residual(_ values: [Double], _ step: Double, _ frequency: Double, _ damping: Double) -> Double {
    var (cc, cs, ss, yc, ys, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (index, y) in values.enumerated() {
      let t = Double(index + 1) * step
      let (c, s) = (exp(-damping * t) * cos(frequency * t), exp(-damping * t) * sin(frequency * t))
      cc += c * c
      cs += c * s
      ss += s * s
      yc += y * c
      ys += y * s
      yy += y * y
    }
    let bottom = cc * ss - cs * cs
    let (a, b) = ((yc * ss - ys * cs) / bottom, (ys * cc - yc * cs) / bottom)
    return yy - a * yc - b * ys
  }
}

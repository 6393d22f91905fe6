import NichromeModel
import NichromeNumerics

/// Damped plasma oscillations of a bare wire with a constant relaxation time: the zero of the dielectric function of the
/// particle-conserving relaxation-time model (Mermin's form) in one dimension.
///
/// A disturbance exp(ikz + st) of a gas with f(v) = -F'(v^2 - 1), C = int dv f over all v, obeys
///
///     1 - G/C + (K^2/k^2) [1 - (1 + s) G/C] = 0,   G(s) = int dv f/(1 + s + ikv),
///
/// in the units l0/v0 of time. For k -> 0 and small theta: s = -1/2 +- i sqrt(K^2 - 1/4).
public struct PlasmaOscillation: Sendable {
  /// Re omega in v0/l0.
  public let frequency: Double
  /// -Im omega in v0/l0: amplitudes fall like exp(-damping t).
  public let damping: Double

  /// - Parameters:
  ///   - k: wave number, in 1/l0.
  ///   - screening: K.
  public init(wavenumber k: Double, screening: Double, temperature theta: Double) {
    let ratio = screening * screening / (k * k)
    let top = (1 + 45 * theta).squareRoot()
    let count = 40 * Int((top / min(theta, 0.2)).rounded(.up))
    let h = top / Double(count)
    let velocities = (0..<count).map { h * (Double($0) + 0.5) }
    let weights = velocities.map { logisticDensity(($0 * $0 - 1) / theta) }
    let sum = weights.reduce(0, +)
    /// (1 + s) G/C and its derivative with respect to a = 1 + s, as complex numbers (re, im).
    func response(_ a: (Double, Double)) -> (value: (Double, Double), slope: (Double, Double)) {
      let square = (a.0 * a.0 - a.1 * a.1, 2 * a.0 * a.1)
      var (value, slope) = ((0.0, 0.0), (0.0, 0.0))
      for (v, weight) in zip(velocities, weights) {
        // a^2/(a^2 + q^2); derivative 2 a q^2/(a^2 + q^2)^2.
        let q2 = k * k * v * v
        let bottom = (square.0 + q2, square.1)
        let part = divide(square, bottom)
        let change = divide(divide((2 * a.0 * q2, 2 * a.1 * q2), bottom), bottom)
        value = (value.0 + weight * part.0 / sum, value.1 + weight * part.1 / sum)
        slope = (slope.0 + weight * change.0 / sum, slope.1 + weight * change.1 / sum)
      }
      return (value, slope)
    }
    // D a = a (1 + ratio) - X (1 + ratio a), X = (1 + s) G/C.
    var a = (0.5, (screening * screening + k * k).squareRoot())
    for _ in 0..<60 {
      let (x, dx) = response(a)
      let f = (
        a.0 * (1 + ratio) - x.0 - ratio * (a.0 * x.0 - a.1 * x.1),
        a.1 * (1 + ratio) - x.1 - ratio * (a.0 * x.1 + a.1 * x.0)
      )
      let df = (
        1 + ratio - dx.0 - ratio * (x.0 + a.0 * dx.0 - a.1 * dx.1),
        -dx.1 - ratio * (x.1 + a.0 * dx.1 + a.1 * dx.0)
      )
      let step = divide(f, df)
      a = (a.0 - step.0, a.1 - step.1)
      if abs(step.0) + abs(step.1) < 1e-12 * abs(a.1) { break }
    }
    (frequency, damping) = (abs(a.1), 1 - a.0)
  }
}

private func divide(_ x: (Double, Double), _ y: (Double, Double)) -> (Double, Double) {
  let square = y.0 * y.0 + y.1 * y.1
  return ((x.0 * y.0 + x.1 * y.1) / square, (x.1 * y.0 - x.0 * y.1) / square)
}

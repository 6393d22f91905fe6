import Foundation

/// What an electron of given energy meets in one cell, psi linear between the edges.
struct OpticalPath {
  /// int ds/l.
  var depth: Double
  /// int ds/v.
  var dwell: Double
  /// Where the electron relaxes on average: mean of xi by depth, xi from -1/2 to 1/2 outward. Slow electrons stay behind.
  var lean: Double

  /// Through the whole cell, kinetic energies `a` and `b` at its edges.
  @inline(__always) static func through(_ a: Double, _ b: Double, length h: Double, law: PathLaw) -> OpticalPath {
    switch law {
    case .power(let exponent): through(a, b, length: h, exponent: exponent)
    case .table(let curve): through(a, b, length: h, curve: curve)
    }
  }

  /// From an edge with the kinetic energy `a` to the turning point a distance `h` away. `lean` is the mean distance from
  /// the turning point over `h`.
  static func toTurningPoint(_ a: Double, length h: Double, law: PathLaw) -> OpticalPath {
    switch law {
    case .power(let exponent): toTurningPoint(a, length: h, exponent: exponent)
    case .table(let curve): toTurningPoint(a, length: h, curve: curve)
    }
  }

  /// l = x^(s/2).
  @inline(__always) static func through(_ a: Double, _ b: Double, length h: Double, exponent s: Double) -> OpticalPath {
    let (va, vb) = (a.squareRoot(), b.squareRoot())
    let dwell = 2 * h / (va + vb)
    if s == 1 { return OpticalPath(depth: dwell, dwell: dwell, lean: (va - vb) / (6 * (va + vb))) }
    if s == 0 { return OpticalPath(depth: h, dwell: dwell, lean: 0) }
    let (mean, change) = (0.5 * (a + b), b - a)
    let (ratio, p) = (change / mean, 0.5 * s)
    if abs(ratio) < 0.02 {
      let series = 1 + p * (p + 1) / 24 * ratio * ratio * (1 + (p + 2) * (p + 3) / 80 * ratio * ratio)
      return OpticalPath(depth: h * pow(mean, -p) * series, dwell: dwell, lean: -p * ratio / 12)
    }
    // int dx x^-p and int dx x^(1-p) from a to b.
    let number = integral(a, b, power: 1 - p)
    let lean = (integral(a, b, power: 2 - p) / number - mean) / change
    return OpticalPath(depth: h * number / change, dwell: dwell, lean: lean)
  }

  /// int dx x^(q-1) from a to b.
  private static func integral(_ a: Double, _ b: Double, power q: Double) -> Double {
    q == 0 ? log(b / a) : (pow(b, q) - pow(a, q)) / q
  }

  /// Infinitely deep for s >= 2.
  static func toTurningPoint(_ a: Double, length h: Double, exponent s: Double) -> OpticalPath {
    let q = max(1 - 0.5 * s, 0)
    return OpticalPath(
      depth: q > 0 ? h * pow(a, q - 1) / q : .infinity, dwell: 2 * h / a.squareRoot(), lean: q / (1 + q))
  }
}

/// Electrons that leave a cell of given optical depth per source S = mean + slope xi + curvature (xi^2 - 1/12), xi from -1/2
/// to 1/2 along their way: e^-t of those that enter, and the three emissions.
struct CellEmission {
  let decay: Double
  /// 1 - e^-t.
  let mean: Double
  let slope: Double
  let curvature: Double

  @inline(__always) init(depth t: Double) {
    mean = -expm1(-t)
    decay = 1 - mean
    if t < 0.3 {
      // The closed forms lose digits as t^-2. Power series, coefficients (-1)^n/n! times (1/2)/(n + 1) - 1/(n + 2) and
      // (1/6)/(n + 1) - 1/(n + 2) + 1/(n + 3); what is left out is below 1e-13.
      let s = -1 / 13440.0 + t * (1 / 103680.0 + t * (-1 / 907200.0 + t / 8_870_400))
      slope = t * t * (1 / 12.0 + t * (-1 / 24.0 + t * (1 / 80.0 + t * (-1 / 360.0 + t * (1 / 2016.0 + t * s)))))
      let c = 1 / 72576.0 + t * (-1 / 518400.0 + t * (1 / 4276800.0 - t / 39_916_800))
      curvature = t * t * t * (1 / 360.0 + t * (-1 / 720.0 + t * (1 / 2520.0 + t * (-1 / 12096.0 + t * c))))
      return
    }
    let first = (1 - (1 + t) * decay) / t
    let second = t < 1e100 ? (2 - (2 + t * (2 + t)) * decay) / (t * t) : 0
    slope = 0.5 * mean - first
    curvature = mean / 6 - first + second
  }
}

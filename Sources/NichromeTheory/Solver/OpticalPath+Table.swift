import NichromeModel
import NichromeNumerics

/// l(x) as optical paths need it.
enum PathLaw: Sendable {
  /// x^(s/2).
  case power(Double)
  case table(PiecewisePower)

  init(_ law: RelaxationLaw) {
    self = if let exponent = law.exponent { .power(exponent) } else { .table(law.table!.curve) }
  }
}

/// Where l is a power of x piece by piece, so that int dx/l and int dx x/l are closed forms.
extension OpticalPath {
  /// Changes of kinetic energy in a cell, relative, below which `lean` is its first order: beyond it cancels less.
  private static let smallChange = 1e-3

  @inline(__always) static func through(
    _ a: Double, _ b: Double, length h: Double, curve: PiecewisePower
  ) -> OpticalPath {
    let dwell = 2 * h / (a.squareRoot() + b.squareRoot())
    let (mean, change) = (0.5 * (a + b), b - a)
    if a == b { return OpticalPath(depth: h / curve.value(at: a), dwell: dwell, lean: 0) }
    let number = curve.number(from: a, to: b)
    let lean =
      abs(change) < smallChange * mean
      ? -curve.power(at: mean) * change / mean / 12
      : ((curve.moment(upTo: b) - curve.moment(upTo: a)) / number - mean) / change
    return OpticalPath(depth: h * number / change, dwell: dwell, lean: lean)
  }

  static func toTurningPoint(_ a: Double, length h: Double, curve: PiecewisePower) -> OpticalPath {
    let number = curve.number(upTo: a)
    return OpticalPath(
      depth: h * number / a, dwell: 2 * h / a.squareRoot(), lean: curve.moment(upTo: a) / number / a)
  }
}

import NichromeModel
import NichromeNumerics

extension TransmissionExpansion {
  /// The derivatives of the cubic between the two points of the table around mu0; zero outside the table.
  ///
  /// At a point of the table the second derivative of the interpolant jumps: no expansion there.
  init(table: TransmissionTable) throws(FormulaDomain) {
    let curve = MonotoneCubic(knots: table.energies, values: table.values)
    let fermiEnergy = 1.0
    let nearest = curve.knots.map { abs($0 - fermiEnergy) }.min() ?? .infinity
    guard nearest > 1e-12 else { throw .kink("a point of the table") }
    guard let high = curve.knots.firstIndex(where: { $0 > fermiEnergy }), high > 0 else {
      self.init(value: curve.value(at: fermiEnergy), smoothRange: nearest)
      return
    }
    let low = high - 1
    let h = curve.knots[high] - curve.knots[low]
    let y = fermiEnergy - curve.knots[low]
    let secant = (curve.values[high] - curve.values[low]) / h
    let (a, b) = (curve.slopes[low], curve.slopes[high])
    // The Hermite cubic f + a y + c y^2 + d y^3 from the first point on.
    let c = (3 * secant - 2 * a - b) / h
    let d = (a + b - 2 * secant) / (h * h)
    self.init(
      value: curve.value(at: fermiEnergy), slope: a + y * (2 * c + 3 * d * y), curvature: 2 * c + 6 * d * y,
      third: 6 * d, smoothRange: nearest)
  }
}

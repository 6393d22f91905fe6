import NichromeNumerics

/// n(y) = int dx x^(-1/2) F(x - y): electrons per length in local equilibrium, y = mu - psi.
///
/// In v = sqrt x the integrand is smooth: Gauss panels that follow the thermal step, good to ten digits.
struct LocalDensity: Sendable {
  let temperature: Double
  private static let rule = GaussLegendre(order: 8)

  func callAsFunction(_ y: Double) -> Double {
    let theta = temperature
    // Full below, empty above.
    let (low, high) = (max(y - 30 * theta, 0), max(y, 0) + 34 * theta)
    var (sum, x) = (low.squareRoot(), low)
    while x < high {
      let next = x + 3 * theta
      let (a, b) = (x.squareRoot(), next.squareRoot())
      sum += Self.rule.integral(from: a, to: b) { fermi(($0 * $0 - y) / theta) }
      x = next
    }
    return 2 * sum
  }
}

import NichromeModel
import NichromeNumerics

/// R_k(y) = int dx x^k (-F'(x - y))/l(x) and N_k(y) = int dx x^k F(x - y)/l(x), integrals over the kinetic energy x > 0.
struct RelaxationMoments: Sendable {
  private let law: RelaxationLaw
  private let temperature: Double
  /// Places and weights of int dx/l where the law is a table, in order: they resolve the thermal step wherever it is.
  private var places: [Double] = []
  private var weights: [Double] = []

  private static let rule = GaussLegendre(order: 4)
  /// Largest panel in theta, and ratio of the ends of one.
  private static let widest = 0.5
  private static let steepest = 1.5
  /// Energy in kT over which the points of `simpson` in ln x are half a kT apart at its end.
  private static let sharpest = 145.0
  /// Thermal energies beyond which -F' is nothing.
  private static let reach = 45.0

  /// - Parameter highest: the largest y to be met.
  init(law: RelaxationLaw, temperature: Double, highest: Double) {
    self.law = law
    self.temperature = temperature
    guard let table = law.table else { return }
    let knots = table.energies
    var (x, next) = (0.0, 0)
    while x < max(highest, 0) + Self.reach * temperature {
      var end = x + Self.widest * temperature
      if next > 0 { end = min(end, Self.steepest * x) }
      if next < knots.count, end >= knots[next] {
        end = knots[next]
        next += 1
      }
      for node in Self.rule.nodes(from: x, to: end) {
        places.append(node.position)
        weights.append(node.weight / table.meanFreePath(kineticEnergy: node.position))
      }
      x = end
    }
  }

  /// R_k.
  func emitted(_ k: Int, _ y: Double) -> Double {
    guard let exponent = law.exponent else {
      return sum(k, from: y - Self.reach * temperature, to: y + Self.reach * temperature) {
        logisticDensity(($0 - y) / temperature) / temperature
      }
    }
    return Self.power(y, temperature, power: Double(k) - exponent / 2, exponent: exponent)
  }

  /// N_k of a table; those of powers follow by parts.
  func sea(_ k: Int, _ y: Double) -> Double {
    sum(k, from: 0, to: y + Self.reach * temperature) { fermi(($0 - y) / temperature) }
  }

  private func sum(_ k: Int, from low: Double, to high: Double, _ f: (Double) -> Double) -> Double {
    var sum = 0.0
    for index in firstPlace(above: low)..<firstPlace(above: high) {
      let (x, weight) = (places[index], weights[index])
      sum += (k == 0 ? weight : k == 1 ? weight * x : weight * x * x) * f(x)
    }
    return sum
  }

  private func firstPlace(above x: Double) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] > x { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// int x^power (-F') dx in sqrt x; where the integrand would diverge at the band bottom in that, in x^(power + 1), and
  /// where the integral would, in ln x.
  private static func power(_ y: Double, _ theta: Double, power: Double, exponent: Double) -> Double {
    func density(_ x: Double) -> Double { logisticDensity((x - y) / theta) / theta }
    let top = max(y, 0) + 45 * theta
    if exponent < 1.5, 2 * power + 1 < 0 {
      let stretch = 1 / (power + 1)
      let bottom = raise(max(y - 45 * theta, 0), power + 1)
      return simpson(from: bottom, to: raise(top, power + 1)) { stretch * density(raise($0, stretch)) }
    }
    guard exponent >= 1.5 else {
      return StateFunctions.integral(y, theta) { t in 2 * raise(t, 2 * power + 1) * density(t * t) }
    }
    // Where points from the floor on would be half a kT apart, they begin 45 kT below y.
    let isSharp = top > sharpest * theta
    let low = logarithm(isSharp ? y - 45 * theta : StateFunctions.divergentFloor)
    return simpson(from: low, to: logarithm(top)) { q in exponential((power + 1) * q) * density(exponential(q)) }
  }
}

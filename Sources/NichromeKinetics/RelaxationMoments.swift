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
    for (x, weight) in zip(places, weights) where x > low && x < high {
      sum += (k == 0 ? weight : k == 1 ? weight * x : weight * x * x) * f(x)
    }
    return sum
  }

  /// int x^power (-F') dx; in ln x where the integrand would diverge at the band bottom in sqrt x.
  private static func power(_ y: Double, _ theta: Double, power: Double, exponent: Double) -> Double {
    func density(_ x: Double) -> Double { logisticDensity((x - y) / theta) / theta }
    guard exponent >= 1.5 else {
      return StateFunctions.integral(y, theta) { t in 2 * raise(t, 2 * power + 1) * density(t * t) }
    }
    let low = logarithm(StateFunctions.divergentFloor)
    let high = logarithm(max(y, 0) + 45 * theta)
    return simpson(from: low, to: high) { q in exponential((power + 1) * q) * density(exponential(q)) }
  }
}

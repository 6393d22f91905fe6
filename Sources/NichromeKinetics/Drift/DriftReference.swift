import CLanes
import NichromeModel
import NichromeNumerics

/// The drift of the bulk to first order in the field, as a part of the reference: electrons along +-z have
///
///     g = F(E - m) + h + delta,   h = +- c l(x) (-F'(E - m)),   x = E - psi.
///
/// h is odd in the direction of flight: it has no density, is absorbed by no net number, and hands over no heat. It carries
/// the current 2 c Lambda(y), Lambda(y) = int dx l(x) (-F'(x - y)), y = m - psi. The Boltzmann equation leaves sources of
/// delta in either direction alike,
///
///     -c^2 d/dE [l (-F')] + c (c + psi') l'(x) (-F'),
///
/// of second order in what drives the wire, in place of those of first order that F(E - m) alone has: the drift's own Joule
/// heat, and what the current of h loses where y varies. At a face of the scatterer h arrives and is scattered, and what of h
/// leaves is taken off.
package struct DriftReference: Sendable {
  /// c.
  package let slope: Double
  let temperature: Double
  /// s of l = x^(s/2).
  let exponent: Double
  /// Lambda(y), and int dx x l(x) (-F'(x - y)).
  private let mobility: UniformTable
  private let carriedEnergy: UniformTable
  /// The largest l(x) (-F'(x - y)) of all x > 0.
  package let peak: UniformTable
  private let summitTable: UniformTable

  /// Above this many births of second order for one of first, the first order is no reference.
  private static let largestShare = 0.5

  /// - Parameter isExact: whether the first order is all there is, under the linearised closure.
  /// - Returns: nil where the first order of the drift is not what most of the gas far away does.
  package init?(bulk: BulkDrift, law: RelaxationLaw, states: StateFunctions, isExact: Bool = false) {
    guard let exponent = law.exponent, (0...2).contains(exponent), bulk.current != 0 else { return nil }
    self.init(of: bulk, law: law, states: states, isExact: isExact)
    if !isExact, abs(slope) * peak(1) > Self.largestShare * mobility(1) { return nil }
  }

  /// - Parameter law: a power law, exponent from 0 to 2.
  init(of bulk: BulkDrift, law: RelaxationLaw, states: StateFunctions, isExact: Bool = false) {
    let exponent = law.exponent!
    let theta = states.temperature
    slope = bulk.slope
    temperature = theta
    self.exponent = exponent
    // Under the linearised closure y is 1 everywhere.
    let level: (Double) -> Double = isExact ? { _ in 1 } : { $0 }
    mobility = states.driftMoment(0, at: level)
    carriedEnergy = states.driftMoment(1, at: level)
    summitTable = mobility.sibling { Self.summit(level($0), theta, exponent) }
    peak = mobility.sibling {
      let y = level($0)
      let x = Self.summit(y, theta, exponent)
      return raise(x, 0.5 * exponent) * logisticDensity((x - y) / theta) / theta
    }
  }

  /// Lambda(y): current over 2 c.
  @inline(__always) func carriers(_ y: Double) -> Double { max(mobility(y), 0) }
  /// The current of h.
  package func current(_ y: Double) -> Double { 2 * slope * carriers(y) }
  /// Its flux of total energy from mu0.
  package func energyFlux(_ y: Double, potential psi: Double) -> Double {
    2 * slope * (carriedEnergy(y) + (psi - 1) * carriers(y))
  }

  /// h/c of electrons along +z by their speed.
  package func deviation(speed v: Double, _ y: Double) -> Double {
    raise(v, exponent) * logisticDensity((v * v - y) / temperature) / temperature
  }

  /// The kinetic energies below and above the summit of l (-F') at which it has a share u of it; 0 below where there is none.
  /// Of -d/dE [l (-F')] there is as much at the higher as there is less at the lower ones, when u is uniform.
  /// - Parameter high: holds the summits at first.
  package func levels(
    _ u: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int, low: UnsafeMutablePointer<Double>,
    high: UnsafeMutablePointer<Double>
  ) {
    if exponent > 0 { return nichrome_levels(0.5 * exponent, temperature, Int64(count), u, y, high, low, high) }
    for i in 0..<count {
      let depth = y[i] < 0 ? logisticDensity(y[i] / temperature) * u[i] : 0.25 * u[i]
      let spread = 2 * temperature * Self.inverseCosh(0.5 / depth.squareRoot())
      (low[i], high[i]) = (y[i] < 0 ? 0 : max(y[i] - spread, 0), y[i] + spread)
    }
  }

  /// Kinetic energy at which l (-F') is largest: s kT/2 in an empty band.
  @inline(__always) package func summit(_ y: Double) -> Double { max(summitTable(y), 0.5 * exponent * temperature) }

  private static func inverseCosh(_ a: Double) -> Double { logarithm(a + max(a * a - 1, 0).squareRoot()) }

  /// Where l (-F') is largest: s theta/(2 x) = tanh((x - y)/(2 theta)), by bisection.
  private static func summit(_ y: Double, _ theta: Double, _ exponent: Double) -> Double {
    if exponent == 0 { return max(y, 0) }
    var (low, high) = (max(y, 0), max(y, 0) + (2 + exponent) * theta)
    for _ in 0..<60 {
      let x = 0.5 * (low + high)
      let e = exponential(-(x - y) / theta)
      if 0.5 * exponent * theta / x > (1 - e) / (1 + e) { low = x } else { high = x }
    }
    return 0.5 * (low + high)
  }
}

extension StateFunctions {
  /// int dx x^k l(x) (-F'(x - y)) of a power law, where the other functions are tabulated.
  /// - Parameter level: the y to take for each y.
  func driftMoment(_ k: Int, at level: (Double) -> Double) -> UniformTable {
    let inverse = RelaxationMoments(law: RelaxationLaw(exponent: -law.exponent!), temperature: temperature, highest: 0)
    return table { inverse.emitted(k, level($0)) }
  }
}

import NichromeModel
import NichromeNumerics

/// The stationary electron gas far from the scatterer, where mu' = psi' = -c: exact for any relaxation law and field.
///
/// In the uniform field the Boltzmann equation is an ordinary one in v (of either sign, along z),
///     (c/2) dg/dv = -(|v|/l(|v|)) (g - F(v^2 - y)),
/// solved for the deviation d = g - F, so that nothing is lost to cancellation at small c. y = mu - psi follows from
/// neutrality; particle conservation in the relaxation then holds by itself. For a constant relaxation time the solution
/// is g(v) = int_0^inf ds e^-s F((v - c s/2)^2 - 1).
package struct BulkDrift: Sendable {
  /// iota.
  package let current: Double
  /// c = -mu' = -psi'; it has the sign of the current.
  package let slope: Double
  /// y = mu - psi, 1 in equilibrium.
  package let chemicalEnergy: Double
  /// p^D = -j phi'.
  package var drudeHeat: Double { current * slope }
  /// Kinetic energy carried per carrier of the current; 1 without a current.
  package let energyPerCarrier: Double
  /// Centres of the velocity grid and d there, for a current of positive sign.
  package let velocities: [Double]
  package let deviation: [Double]
  /// What d has of second order in the field besides; empty where d is all there is, or where that is left out.
  package let warming: [Double]
  private let spacing: Double
  private let temperature: Double

  package init(current: Double, temperature: Double, law: RelaxationLaw, states: StateFunctions) {
    let top = Self.fastest((1 + 45 * temperature).squareRoot(), slope: 0.6 * abs(current), law: law)
    let (grid, h) = Self.grid(top: top, temperature: temperature)
    let target = abs(current)
    var c = target / 2
    var y = 1.0
    var d = [Double](repeating: 0, count: grid.count)
    if target > 0 {
      let equilibrium = states.density(1)
      for _ in 0..<40 {
        d = Self.deviation(slope: c, chemicalEnergy: y, temperature: temperature, law: law, grid: grid, spacing: h)
        let carried = zip(grid, d).reduce(0) { $0 + 2 * $1.0 * $1.1 } * h
        let excess = d.reduce(0, +) * h + states.density(y) - equilibrium
        let scale = max(1, temperature)
        // Bounded, where no slope carries the current.
        y -= min(max(excess / max(states.compressibility(y), 1e-6), -scale), scale)
        let ratio = min(max(target / carried, 0), 10)
        c = min(c * ratio, Self.steepest * scale)
        if abs(ratio - 1) < 1e-13, abs(excess) < 1e-13 { break }
      }
    }
    self.init(
      current: current, slope: c, chemicalEnergy: y, velocities: grid, deviation: d, spacing: h,
      temperature: temperature)
  }

  /// To first order in the field the gas is d = c l(|v|) (-F'(v^2 - 1)) sign(v), neutral at y = 1, of the current
  /// iota = 2 c int dx l(x) (-F'(x - 1)).
  package init(linearised current: Double, temperature: Double, law: RelaxationLaw) {
    let (grid, h) = Self.grid(top: (1 + 45 * temperature).squareRoot(), temperature: temperature)
    self.init(
      linearised: current, temperature: temperature, law: law, velocities: grid, spacing: h, warming: [])
  }

  /// - Parameter warming: of second order, at this current.
  init(
    linearised current: Double, temperature: Double, law: RelaxationLaw, velocities grid: [Double],
    spacing h: Double, warming: [Double]
  ) {
    let unit = grid.map { v in
      (v < 0 ? -1 : 1) * law.meanFreePath(speed: abs(v)) * logisticDensity((v * v - 1) / temperature) / temperature
    }
    let conductivity = zip(grid, unit).reduce(0) { $0 + 2 * $1.0 * $1.1 } * h
    let c = abs(current) / conductivity
    self.init(
      current: current, slope: c, chemicalEnergy: 1, velocities: grid, deviation: unit.map { c * $0 }, spacing: h,
      temperature: temperature, warming: warming)
  }

  /// - Parameters:
  ///   - slope: c of the current's magnitude.
  ///   - deviation: d at the `velocities`, for a current of positive sign.
  private init(
    current: Double, slope c: Double, chemicalEnergy: Double, velocities: [Double], deviation: [Double],
    spacing: Double, temperature: Double, warming: [Double] = []
  ) {
    self.temperature = temperature
    self.current = current
    self.warming = warming
    slope = current < 0 ? -c : c
    self.chemicalEnergy = chemicalEnergy
    self.velocities = velocities
    self.deviation = deviation
    self.spacing = spacing
    let carried = zip(velocities, deviation).reduce(0) { $0 + $1.0 * $1.1 }
    let energy = zip(velocities, deviation).reduce(0) { $0 + $1.0 * $1.0 * $1.0 * $1.1 }
    energyPerCarrier = carried > 0 ? energy / carried : 1
  }

  /// The largest c that is tried, in units of max(1, theta).
  private static let steepest = 1e3

  /// Centres of equal cells from -top to top, and their width.
  static func grid(top: Double, temperature: Double) -> ([Double], Double) {
    let thermal = (1 + 45 * temperature).squareRoot()
    let cells = 2 * Int(top * max(4000 / thermal, 20 / min(temperature, 0.5)))
    let h = 2 * top / Double(cells)
    return ((0..<cells).map { -top + h * (Double($0) + 0.5) }, h)
  }

  /// g(E) - F(E - mu) of electrons moving along +z (`forward`) or -z at kinetic energy x.
  package func deviation(kineticEnergy x: Double, forward: Bool) -> Double {
    guard current != 0 else { return 0 }
    let v = x.squareRoot() * ((forward == (current > 0)) ? 1 : -1)
    let t = (v - velocities[0]) / spacing
    guard t >= 0, t < Double(velocities.count - 1) else { return 0 }
    let i = Int(t)
    return deviation[i] + (t - Double(i)) * (deviation[i + 1] - deviation[i])
  }

  /// Electrons per length and velocity: density 2 d(v) dv, v along +z; all of them, 2 g(v) dv, if `whole`.
  /// - Parameter current: in units of this bulk's own, to first order.
  package func population(whole: Bool = false, times current: Double = 1) -> SignedSampler {
    sampler(range: velocities.indices, whole: whole, times: current) { 2 * $1 }
  }

  /// Electrons entering per time at the left end (`forward`) or the right end: density 2|v| d(v) dv, or 2|v| g(v) dv.
  /// - Parameters:
  ///   - current: in units of this bulk's own, to first order.
  ///   - warmth: of the part of second order, likewise.
  package func influx(
    forward: Bool, whole: Bool = false, times current: Double = 1, warmth: Double = 0
  ) -> SignedSampler {
    sampler(range: half(forward: forward), whole: whole, times: current, warmth: warmth) {
      2 * abs($0) * $1
    }
  }

  /// The same of the part of second order alone.
  package func warmInflux(forward: Bool) -> SignedSampler {
    sampler(half(forward: forward)) { 2 * abs(velocities[$0]) * warming[$0] }
  }

  /// The same, less a gas of h(|v|) for electrons along +z and -h(|v|) for those along -z.
  func influx(forward: Bool, times current: Double, beyond h: (Double) -> Double) -> SignedSampler {
    sampler(half(forward: forward)) { 2 * abs(velocities[$0]) * excess($0, times: current, beyond: h) }
  }

  /// Electrons per length and velocity beyond those of such a gas.
  func population(times current: Double, beyond h: (Double) -> Double) -> SignedSampler {
    sampler(velocities.indices) { 2 * excess($0, times: current, beyond: h) }
  }

  /// d of a current of positive sign, less that of such a gas.
  private func excess(_ index: Int, times current: Double, beyond h: (Double) -> Double) -> Double {
    let v = velocities[index]
    let isAlong = (v >= 0) == (self.current >= 0)
    return current * deviation[index] - (isAlong ? 1 : -1) * h(abs(v))
  }

  /// The velocities of electrons along +z, or of those along -z.
  private func half(forward: Bool) -> Range<Int> {
    let middle = velocities.count / 2
    return forward == (current >= 0) ? middle..<velocities.count : 0..<middle
  }

  /// g(v) of a current of positive sign; where the field is strong, the orders taken may make less than nothing of it.
  private func distribution(_ index: Int, times current: Double, warmth: Double) -> Double {
    let v = velocities[index]
    let second = warmth == 0 ? 0 : warmth * warming[index]
    return current * deviation[index] + second + fermi((v * v - chemicalEnergy) / temperature)
  }

  /// Velocities along +z: the grid belongs to a positive current and is mirrored for a negative one.
  private func sampler(
    range: Range<Int>, whole: Bool, times current: Double, warmth: Double = 0, _ weight: (Double, Double) -> Double
  ) -> SignedSampler {
    if !whole { return sampler(range) { weight(velocities[$0], current * deviation[$0]) } }
    let densities = range.map { weight(velocities[$0], distribution($0, times: current, warmth: warmth)) }
    // Nowhere fewer electrons than none; as many in all, or the wire would be charged.
    let (all, some) = (max(densities.reduce(0, +), 0), densities.reduce(0) { $0 + max($1, 0) })
    return sampler(range) { some > 0 ? max(densities[$0 - range.lowerBound], 0) * all / some : 0 }
  }

  private func sampler(_ range: Range<Int>, _ density: (Int) -> Double) -> SignedSampler {
    let densities = range.map(density)
    if self.current >= 0 {
      return SignedSampler(lower: velocities[range.lowerBound] - spacing / 2, spacing: spacing, densities: densities)
    }
    return SignedSampler(
      lower: -velocities[range.upperBound - 1] - spacing / 2, spacing: spacing, densities: densities.reversed())
  }

  /// Velocity beyond which accelerated electrons are e^-36 of the rest: (c/2) dg/dv = -v^(1 - s) g.
  private static func fastest(_ thermal: Double, slope c: Double, law: RelaxationLaw) -> Double {
    let limit = 4 * thermal
    guard let exponent = law.exponent else {
      // v dv/l = dx/(2 l).
      let path = law.table!.curve
      let top = path.argument(ofNumber: path.number(upTo: thermal * thermal) + 36 * c)
      return min(top.squareRoot(), limit)
    }
    let power = 2 - exponent
    if power <= 0 { return min(thermal * exponential(18 * c), limit) }
    return min(raise(raise(thermal, power) + 18 * c * power, 1 / power), limit)
  }

  /// Marches d along v with the exact solution over each cell for constant rate and source.
  private static func deviation(
    slope c: Double, chemicalEnergy y: Double, temperature: Double, law: RelaxationLaw, grid: [Double],
    spacing h: Double
  ) -> [Double] {
    var edge = 0.0
    return grid.map { v in
      let rate = law.rate(speed: abs(v))
      let source = 2 * v * logisticDensity((v * v - y) / temperature) / temperature
      let half = rate * h / c
      let decay = exponential(-half)
      let gain = half > 1e-8 ? -source * c / (2 * rate) * (decay - 1) : source * h / 2
      let centre = edge * decay + gain
      edge = centre * decay + gain
      return centre
    }
  }
}

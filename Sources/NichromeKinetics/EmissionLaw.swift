import NichromeModel
import NichromeNumerics

/// Energies of carriers re-emitted by the relaxation: density (1/l(x)) [F(x - y1) - F(x - y0)] of the kinetic energy x.
///
/// Written as int dy (-F'(x - y))/l(x) over y in [y0, y1] (physics: relaxation source of the deviational method) and drawn by
/// rejection in (x, y) together, so that it is exact at any temperature, also where y1 -> y0. For a falling rate 1/l the
/// singular part below `split` has its own proposal.
package struct EmissionLaw: Sendable {
  package let temperature: Double
  /// l = x^(exponent/2); 0 where it is a table.
  package let exponent: Double
  let table: RateBounds?
  /// Whether all that the local equilibrium emits is drawn, F(x - y1)/l(x), with nothing taken off.
  private let isWhole: Bool
  private var quantile: EmissionQuantile?
  private var states: StateFunctions?

  package init(temperature: Double, exponent: Double, isWhole: Bool = false) {
    self.temperature = temperature
    self.exponent = exponent
    self.isWhole = isWhole
    table = nil
  }

  package init(temperature: Double, law: RelaxationLaw, isWhole: Bool = false) {
    self.temperature = temperature
    exponent = law.exponent ?? 0
    self.isWhole = isWhole
    table = law.table.map { RateBounds($0) }
  }

  /// The same, with inversion where `evenly` is called with chemical energies in a range.
  package func tabulated(_ states: StateFunctions, around y: ClosedRange<Double>) -> EmissionLaw {
    var law = self
    law.quantile = EmissionQuantile(law: states.law, temperature: temperature, around: y)
    law.states = states
    return law
  }

  /// As `draw`, with a number of one's own for what most decides the energy.
  package func evenly(_ p: Double, from start: Double, to end: Double, using random: RandomStream) -> Double {
    if exponent == 0, table == nil, !isWhole {
      let (y0, y1) = (max(start, -Self.dilute * temperature), max(end, -Self.dilute * temperature))
      let x = y0 + (y1 - y0) * random.uniform() + temperature * logarithm(p / (1 - p))
      return x > 0 ? x : drawConstant(y0, y1, using: random)
    }
    // Looked at in place: copies would be counted.
    guard quantile != nil, states != nil, !isWhole, abs(end - start) < 0.5 * temperature else {
      return draw(from: start, to: end, using: random)
    }
    let most = mostEmission(from: start, to: end)
    guard most > 0 else { return draw(from: start, to: end, using: random) }
    while true {
      let y = start + (end - start) * random.uniform()
      if random.uniform() * most < states!.relaxationNumber(y) {
        return quantile!(p, y) ?? draw(from: y, to: y, using: random)
      }
    }
  }

  /// No less than the emission's rate R0 anywhere between two chemical energies within half of kT. Since |F''| <= -F'/kT, it
  /// changes by no more than a factor e over kT.
  @inline(__always) private func mostEmission(from start: Double, to end: Double) -> Double {
    let first = states!.relaxationNumber(start)
    if abs(end - start) < 0.03 * temperature { return 1.04 * first }
    return 1.02 * max(first, states!.relaxationNumber(end), states!.relaxationNumber(0.5 * (start + end)))
  }

  /// Below this many kT under the band bottom all gases are Boltzmann's, with one distribution of energies.
  package static let dilute = 5.0

  package func draw(from start: Double, to end: Double, using random: RandomStream) -> Double {
    if isWhole { return drawSea(max(end, -Self.dilute * temperature), using: random) }
    let (y0, y1) = (max(start, -Self.dilute * temperature), max(end, -Self.dilute * temperature))
    if exponent == 0 {
      if let table { return drawTabulated(table, y0, y1, using: random) }
      return drawConstant(y0, y1, using: random)
    }
    return exponent > 0 ? drawFalling(y0, y1, using: random) : drawRising(y0, y1, using: random)
  }

  private func drawConstant(_ y0: Double, _ y1: Double, using random: RandomStream) -> Double {
    while true {
      let x = y0 + (y1 - y0) * random.uniform() + temperature * random.logistic()
      if x > 0 { return x }
    }
  }

  /// 1/l falls with energy and diverges at the band bottom.
  private func drawFalling(_ y0: Double, _ y1: Double, using random: RandomStream) -> Double {
    let (low, high) = (min(y0, y1), max(y0, y1))
    if high - low > Self.wide * temperature { return drawWide(from: low, to: high, using: random) }
    var parts = Parts(of: self, low, high, split: max(0.5 * (low + high) - 6 * temperature, 0.5 * temperature))
    // What diverges at the band bottom would mostly be refused.
    while parts.lowMass > parts.highMass, low > temperature {
      let lower = Parts(of: self, low, high, split: 0.5 * min(low, parts.below.upper))
      if lower.mass >= parts.mass { break }
      parts = lower
    }
    while true {
      let y = y0 + (y1 - y0) * random.uniform()
      if random.uniform() * parts.mass < parts.lowMass {
        let x = parts.below.place(share: random.uniform())
        if random.uniform() * parts.peak < logisticDensity((x - y) / temperature) / temperature { return x }
      } else {
        let q = random.uniform() * parts.highShare
        let x = y + temperature * logarithm((1 - q) / q)
        let split = parts.below.upper
        if x >= split, random.uniform() < raise(x / split, -0.5 * exponent) { return x }
      }
    }
  }

  /// Proposals below and above a split.
  private struct Parts {
    let below: RateStretch
    let peak, lowMass, highMass, highShare: Double
    var mass: Double { lowMass + highMass }

    /// Below: x^(-exponent/2) times the largest -F' that any y in range gives there. Above: the logistic density cut at the
    /// split, the rate bounded by its value there.
    @inline(__always) init(of law: EmissionLaw, _ low: Double, _ high: Double, split: Double) {
      let nearest = min(max(low, 0), split)
      let closest = high < 0 ? -high : (nearest >= low && nearest <= high ? 0 : low - split)
      below = law.stretch(from: law.floor, to: split)
      peak = logisticDensity(closest / law.temperature) / law.temperature
      lowMass = peak * below.integral
      highShare = fermi((split - high) / law.temperature)
      highMass = raise(split, -0.5 * law.exponent) * highShare
    }
  }
}

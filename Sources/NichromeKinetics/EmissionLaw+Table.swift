import NichromeModel
import NichromeNumerics

/// Energies of emission for a rate 1/l(x) given as a table, by rejection from two proposals that meet at a split below the thermal step: under it
/// 1/l itself, inverted, with the largest thermal factor there; over it the thermal factor, with the largest 1/l there.
extension EmissionLaw {
  /// Thermal energies above y beyond which nothing is ever drawn.
  private static let highest = 35.0

  @inline(never) func drawTabulated(
    _ table: RateBounds, _ y0: Double, _ y1: Double, using random: RandomStream
  ) -> Double {
    let (low, high) = (min(y0, y1), max(y0, y1))
    let split = max(0.5 * (low + high) - 6 * temperature, 0.5 * temperature)
    let nearest = min(max(low, 0), split)
    let closest = high < 0 ? -high : (nearest >= low && nearest <= high ? 0 : low - split)
    let peak = logisticDensity(closest / temperature) / temperature
    let below = table.path.number(upTo: split)
    let highShare = fermi((split - high) / temperature)
    let top = max(high, 0) + Self.highest * temperature
    let rate = table.bounds(from: split, to: top).largest
    let (lowMass, highMass) = (peak * below, rate * highShare)
    while true {
      let y = y0 + (y1 - y0) * random.uniform()
      if random.uniform() * (lowMass + highMass) < lowMass {
        let x = table.path.argument(ofNumber: random.uniform() * below)
        if x > 0, random.uniform() * peak < logisticDensity((x - y) / temperature) / temperature { return x }
      } else {
        let q = random.uniform() * highShare
        let x = y + temperature * logarithm((1 - q) / q)
        if x >= split, x < top, random.uniform() * rate * table.path.value(at: x) < 1 { return x }
      }
    }
  }

  /// All that a local equilibrium emits, F(x - y)/l(x).
  @inline(never) func drawSea(of table: RateBounds, _ y: Double, using random: RandomStream) -> Double {
    let split = max(y, 0.5 * temperature)
    let below = table.path.number(upTo: split)
    let bottom = fermi(-y / temperature)
    let top = max(y, 0) + Self.highest * temperature
    let rate = table.bounds(from: split, to: top).largest
    let (lowMass, highMass) = (bottom * below, rate * temperature * tail(y, above: split))
    while true {
      if random.uniform() * (lowMass + highMass) < lowMass {
        let x = table.path.argument(ofNumber: random.uniform() * below)
        if x > 0, random.uniform() * bottom < fermi((x - y) / temperature) { return x }
      } else {
        let x = drawTail(y, above: split, using: random)
        if x < top, random.uniform() * rate * table.path.value(at: x) < 1 { return x }
      }
    }
  }
}

import NichromeNumerics

/// Energies for a rate 1/l = x^p that grows with energy, p = -s/2.
///
/// By rejection from the thermal factor up to a knee c four kT above y, where the rate is bounded by its value at c, and beyond
/// from an exponential: x^p <= c^p exp(p (x - c)/c). One bound for all energies would refuse nearly all.
extension EmissionLaw {
  private struct Knee {
    let place, power: Double
    /// Of the exponential beyond.
    let rate: Double

    init(above y: Double, of law: EmissionLaw) {
      place = max(y, 0) + 4 * law.temperature
      power = -0.5 * law.exponent
      rate = 1 / law.temperature - power / place
    }

    @inline(__always) func accepts(below x: Double, using random: RandomStream) -> Bool {
      x < place && random.uniform() < raise(x / place, power)
    }

    @inline(__always) func draw(using random: RandomStream) -> Double { place + random.exponential() / rate }

    /// x^p over its bound.
    @inline(__always) func share(_ x: Double) -> Double {
      raise(x / place, power) * exponential(-power * (x / place - 1))
    }
  }

  func drawRising(_ y0: Double, _ y1: Double, using random: RandomStream) -> Double {
    let high = max(y0, y1)
    let knee = Knee(above: high, of: self)
    // Of the thermal factor, what lies above the band bottom.
    let within = fermi(-high / temperature)
    let beyond = exponential((high - knee.place) / temperature) / (temperature * knee.rate)
    while true {
      let y = y0 + (y1 - y0) * random.uniform()
      if random.uniform() * (within + beyond) < within {
        let q = random.uniform() * within
        let x = y + temperature * logarithm((1 - q) / q)
        if x > 0, knee.accepts(below: x, using: random) { return x }
      } else {
        let x = knee.draw(using: random)
        let bound = exponential((high - x) / temperature)
        if random.uniform() * bound < knee.share(x) * logisticDensity((x - y) / temperature) { return x }
      }
    }
  }

  /// All that a local equilibrium emits.
  func drawRisingSea(_ y: Double, using random: RandomStream) -> Double {
    let knee = Knee(above: y, of: self)
    let within = temperature * tail(y, above: 0)
    let beyond = exponential((y - knee.place) / temperature) / knee.rate
    while true {
      if random.uniform() * (within + beyond) < within {
        let x = drawTail(y, above: 0, using: random)
        if knee.accepts(below: x, using: random) { return x }
      } else {
        let x = knee.draw(using: random)
        let bound = exponential((y - x) / temperature)
        if random.uniform() * bound < knee.share(x) * fermi((x - y) / temperature) { return x }
      }
    }
  }
}

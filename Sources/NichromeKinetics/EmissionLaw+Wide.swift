import NichromeNumerics

/// Energies for a falling rate 1/l where mu and the reference are many kT apart, as in cold wires and in those that a drive
/// empties. Of pairs (x, y) hardly any would be kept: most have an x far below their y.
extension EmissionLaw {
  /// |y1 - y0| in kT from which on x is drawn by itself.
  static let wide = 8.0

  /// By rejection from x^(-s/2) [1 - F(x - low)] F(x - high), which is proportional to the density: up to kT above `high`
  /// from the rate itself, with the largest other factor below a split and with one above; beyond, from the tail of F.
  @inline(never) func drawWide(from low: Double, to high: Double, using random: RandomStream) -> Double {
    let top = high + temperature
    let split = split(below: low)
    let factor = step(split, low, high)
    let (below, within) = (stretch(from: floor, to: split), stretch(from: split, to: top))
    let topRate = raise(top, -0.5 * exponent)
    let lowMass = factor * below.integral
    let innerMass = lowMass + within.integral
    let mass = innerMass + temperature * topRate * exponential(-1)
    while true {
      let chosen = random.uniform() * mass
      if chosen < lowMass {
        let x = below.place(share: random.uniform())
        if random.uniform() * factor < step(x, low, high) { return x }
      } else if chosen < innerMass {
        let x = within.place(share: random.uniform())
        if random.uniform() < step(x, low, high) { return x }
      } else {
        let x = top + temperature * random.exponential()
        let bound = topRate * exponential((high - x) / temperature)
        if random.uniform() * bound < raise(x, -0.5 * exponent) * step(x, low, high) { return x }
      }
    }
  }

  private func step(_ x: Double, _ low: Double, _ high: Double) -> Double {
    fermi((low - x) / temperature) * fermi((x - high) / temperature)
  }

  /// Six kT below the step or half way down to the band bottom, whichever leaves less to be refused.
  private func split(below low: Double) -> Double {
    func proposed(_ split: Double) -> Double {
      fermi((low - split) / temperature) * stretch(from: floor, to: split).integral
        + stretch(from: split, to: low).integral
    }
    let (near, half) = (low - 6 * temperature, 0.5 * low)
    if half <= floor { return floor }
    return near > half && proposed(near) < proposed(half) ? near : half
  }

  func stretch(from lower: Double, to upper: Double) -> RateStretch {
    RateStretch(exponent: exponent, from: lower, to: upper)
  }

  /// Where the rate is cut off.
  var floor: Double { exponent >= 1.5 ? StateFunctions.divergentFloor : 0 }
}

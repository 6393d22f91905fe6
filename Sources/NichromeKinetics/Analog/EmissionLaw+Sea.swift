import NichromeNumerics

/// Energies of all that a local equilibrium emits: density F(x - y)/l(x) of the kinetic energy x.
extension EmissionLaw {
  /// 1/l = x^(-exponent/2): for a constant mean free path by inversion, else by rejection from it, and for a falling rate
  /// from the power law itself below a split near y. Exponents below 3/2, or the density has no integral worth the name.
  func drawSea(_ y: Double, using random: RandomStream) -> Double {
    if exponent == 0 {
      if let table { return drawSea(of: table, y, using: random) }
      return drawTail(y, above: 0, using: random)
    }
    return exponent > 0 ? drawFallingSea(y, using: random) : drawRisingSea(y, using: random)
  }

  /// Density F(x - y) above a floor: int_x^inf F = theta ln(1 + exp((y - x)/theta)), inverted.
  func drawTail(_ y: Double, above floor: Double, using random: RandomStream) -> Double {
    let all = tail(y, above: floor)
    while true {
      let rest = random.uniform() * all
      let x = y - temperature * (rest + logarithm(1 - exponential(-rest)))
      if x > floor { return x }
    }
  }

  /// int_floor^inf dx F(x - y)/theta.
  func tail(_ y: Double, above floor: Double) -> Double {
    let t = (y - floor) / temperature
    return max(t, 0) + logarithm(1 + exponential(-abs(t)))
  }

  /// 1/l falls with energy and diverges at the band bottom.
  private func drawFallingSea(_ y: Double, using random: RandomStream) -> Double {
    let split = max(y, 0.5 * temperature)
    let power = 1 - 0.5 * exponent
    let bottom = fermi(-y / temperature)
    let lowMass = bottom * raise(split, power) / power
    let highMass = raise(split, -0.5 * exponent) * temperature * tail(y, above: split)
    while true {
      if random.uniform() * (lowMass + highMass) < lowMass {
        let x = split * raise(random.uniform(), 1 / power)
        if random.uniform() * bottom < fermi((x - y) / temperature) { return x }
      } else {
        let x = drawTail(y, above: split, using: random)
        if random.uniform() < raise(x / split, -0.5 * exponent) { return x }
      }
    }
  }
}

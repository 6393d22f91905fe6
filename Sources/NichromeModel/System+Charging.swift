/// How fast the dipole at the scatterer charges: an estimate by a resistor and a capacitor.
///
/// Charge on the faces of the scatterer is a plate capacitor whose plates lie a screening length inside the wires: between
/// them psi falls by its slope in the gap times L eps/eps_B, and in each wire, where mu is flat, by the slope times 1/K. With
/// Ampere's law, d_t psi' = K^2/(2 Fhat) iota, its capacity is C = (2 Fhat/K^2)/(L eps/eps_B + 2/K) carriers per mu0, and it leaks
/// through the scatterer, R = (1 - T)/T. Numbers below the relaxation time say no more than that: nothing is faster than the
/// electrons that bring the charge.
extension System {
  /// C, in 2 mu0 l0/(pi hbar v0) per mu0; nil in the neutral limit, where it is zero.
  public var dipoleCapacity: Double? {
    guard case .poisson(let k) = screening, k > 0 else { return nil }
    let gap = scatterer.length / scatterer.permittivityRatio
    return 2 * Screening.thermalFactor(temperature: temperature) / (k * k * (gap + 2 / k))
  }

  /// R C in l0/v0 at a source that holds the current. One that holds the voltage between the ends also charges and discharges
  /// through the wires, R_w = 2 D/sigma in parallel with R, sigma about 2. Nil without a dipole: T = 0 or 1, neutral limit.
  public var chargingTime: Double? {
    let mean = scatterer.transmission.thermalMean(temperature: temperature)
    guard let capacity = dipoleCapacity, mean > 0, mean < 1 else { return nil }
    let leak = mean / (1 - mean)
    switch drive {
    case .voltage where course != nil: return capacity / (leak + 1 / halfLength)
    default: return capacity / leak
    }
  }

  /// Time after which a driven wire has forgotten its beginning, in l0/v0: five times the 2 l0/v0 in which plasma oscillations
  /// fade and the charging time.
  public var settlingTime: Double { 5 * (2 + (chargingTime ?? 0)) }
}

import Foundation

extension TransmissionLaw {
  /// T(E), always within [0, 1]; `energy` from the band bottom in mu0, of either sign.
  ///
  /// Called once per electron at the scatterer: no allocation, no dynamic dispatch.
  @inlinable
  public func probability(at energy: Double) -> Double {
    switch self {
    case .constant(let value): return value
    case .linear(let value, let slope): return min(max(value + slope * (energy - 1), 0), 1)
    case .saddlePoint(let center, let width):
      return Self.saddlePoint(at: energy, center: center, width: width)
    case .lorentzian(let peak, let center, let width):
      let detuning = (energy - center) / width
      return peak / (1 + detuning * detuning)
    case .gaussian(let peak, let center, let width):
      return Self.gaussian(at: energy, peak: peak, center: center, width: width)
    case .barrier(let height, let thickness):
      return Barrier.probability(at: energy, height: height, thickness: thickness)
    case .table(let table): return table.probability(at: energy)
    }
  }

  /// The same for many energies at once, in place.
  public func replaceByProbabilities(_ energies: UnsafeMutablePointer<Double>, count: Int) {
    switch self {
    case .constant(let value): energies.update(repeating: value, count: count)
    case .saddlePoint(let center, let width):
      for i in 0..<count { energies[i] = Self.saddlePoint(at: energies[i], center: center, width: width) }
    case .gaussian(let peak, let center, let width):
      for i in 0..<count { energies[i] = Self.gaussian(at: energies[i], peak: peak, center: center, width: width) }
    default: for i in 0..<count { energies[i] = probability(at: energies[i]) }
    }
  }

  @inlinable static func saddlePoint(at energy: Double, center: Double, width: Double) -> Double {
    // exp overflows to infinity far below the center, and the quotient is then the correct 0.
    1 / (1 + exp((center - energy) / width))
  }

  @inlinable static func gaussian(at energy: Double, peak: Double, center: Double, width: Double) -> Double {
    let detuning = (energy - center) / width
    return peak * exp(-0.5 * detuning * detuning)
  }

  /// The mean of T over the thermal window, int_0^inf dE (-F'(E - 1)) T(E): the transmission linear response sees.
  ///
  /// The window's part below the band bottom, where there are no electrons, is left out. Midpoint rule in E/theta; T(mu0)
  /// at theta = 0.
  public func thermalMean(temperature theta: Double) -> Double {
    precondition(theta >= 0, "the temperature must not be negative")
    if theta == 0 { return probability(at: 1) }
    // The window is 1e-17 of its peak 40 theta away; 20 points per theta resolve it to rounding.
    let reach = 40.0
    let bottom = max(0, 1 - reach * theta)
    let count = 1600
    let step = (1 + reach * theta - bottom) / Double(count)
    var sum = 0.0
    for k in 0..<count {
      let energy = bottom + (Double(k) + 0.5) * step
      let c = cosh((energy - 1) / (2 * theta))
      sum += probability(at: energy) / (c * c)
    }
    return sum * step / (4 * theta)
  }
}

/// Exact transmission of a rectangular barrier for electrons of one mass.
///
/// With energies in mu0 and the thickness A = a k0, k0 = m v0/hbar, q = A^2 (height - E):
///
///     1/T = 1 + height^2 sinh^2(A sqrt(height - E))/(4 E (height - E))     below the top
///     1/T = 1 + height^2 sin^2(A sqrt(E - height))/(4 E (E - height))      above it
///
/// (e.g. L. D. Landau and E. M. Lifshitz, Quantum Mechanics, section 25, problem 2). Both are
/// 1 + height^2 A^2 s(q)^2/(4 E), s(q) = sinh(sqrt q)/sqrt q, an entire function of q: so there is no 0/0 at the top.
public enum Barrier {
  /// T(E); 0 where E <= 0, for there is no electron to transmit.
  @inlinable
  public static func probability(at energy: Double, height: Double, thickness: Double) -> Double {
    if energy <= 0 { return 0 }
    let amplitude = height * thickness * sinhc(thickness * thickness * (height - energy))
    // An opaque barrier overflows to infinity, and the quotient is then the correct 0.
    return 1 / (1 + amplitude * amplitude / (4 * energy))
  }

  /// s(q) = sinh(sqrt q)/sqrt q = sin(sqrt -q)/sqrt -q = sum_n q^n/(2 n + 1)!.
  @inlinable
  public static func sinhc(_ q: Double) -> Double {
    // Three terms of the series leave q^3/5040 < 1e-15 below this argument.
    let seriesBelow = 1e-4
    if abs(q) < seriesBelow { return 1 + q / 6 * (1 + q / 20) }
    let root = abs(q).squareRoot()
    return q > 0 ? sinh(root) / root : sin(root) / root
  }
}

import Foundation
import NichromeNumerics

/// T(E) as an integrand: its value and the energies where quadrature panels should end.
public struct TransmissionCurve: Sendable {
  /// T at an energy from the band bottom in mu0, the mid of the kinetic energies on the two sides.
  public let value: @Sendable (Double) -> Double
  public let breakpoints: [Double]

  public init(breakpoints: [Double] = [], value: @escaping @Sendable (Double) -> Double) {
    self.value = value
    self.breakpoints = breakpoints
  }
}

/// What weights an electron in a functional of T(E): its kinetic energy differs by u between the sides.
enum EnergyWeight: Sendable {
  case one
  /// 1/v in the wire of that side.
  case slowness(Side)
  /// E - mu0, E the mid energy.
  case energy
}

/// Functionals (25) of T(E) at any temperature and kinetic jump u, x_{L,R} = E -+ u/2 the kinetic energies (in mu0).
///
/// At theta = 0 -f' is a delta function and the functionals are values of T. Else they are integrals over
/// sigma = sqrt(E - |u|/2), which removes the singularity of 1/v at the band bottom; an electron without kinetic energy
/// on one of the sides is reflected, so the range starts there.
struct TransmissionFunctionals: Sendable {
  let curve: TransmissionCurve
  let temperature: Double
  /// u, the kinetic jump.
  let jump: Double

  /// Relative accuracy asked of the quadratures.
  static let accuracy = 1e-13

  /// E at which the kinetic energy of that side is mu0.
  private func fermiEnergy(_ side: Side) -> Double { 1 + 0.5 * side.sign * jump }

  /// int dE T (-f'_side) w.
  func edge(_ side: Side, _ weight: EnergyWeight) -> Double {
    let center = fermiEnergy(side)
    if temperature == 0 { return curve.value(center) * factor(weight, at: (center - bottom).squareRoot()) }
    return integral(weight) { energy in
      logisticDensity((energy - center) / temperature) / temperature
    }
  }

  /// int dE T (f_L - f_R) w: electrons between the two edges.
  func window(_ weight: EnergyWeight) -> Double {
    if jump == 0 { return 0 }
    if temperature == 0 {
      let (low, high) = (1 - 0.5 * abs(jump), 1 + 0.5 * abs(jump))
      let breakpoints = curve.breakpoints
      let value = AdaptiveQuadrature(relativeTolerance: Self.accuracy)
        .integral(from: low, to: high, breakpoints: breakpoints) {
          curve.value($0) * factor(weight, at: ($0 - bottom).squareRoot())
        }.value
      return jump < 0 ? -value : value
    }
    return integral(weight) { energy in
      TransmissionWindow.difference(energy: energy - 1, halfGap: 0.5 * jump, temperature: temperature)
    }
  }

  /// |u|/2, the lowest mid energy of an electron that has kinetic energy on both sides.
  private var bottom: Double { 0.5 * abs(jump) }

  /// w at sigma; the kinetic energy is sigma^2 on the side where the band bottom is higher, sigma^2 + |u| on the other.
  private func factor(_ weight: EnergyWeight, at sigma: Double) -> Double {
    switch weight {
    case .one: 1
    case .slowness(let side): 1 / (sigma * sigma + max(0, -side.sign * jump)).squareRoot()
    case .energy: bottom + sigma * sigma - 1
    }
  }

  private func integral(_ weight: EnergyWeight, _ occupation: (Double) -> Double) -> Double {
    let reach = 42 * temperature
    func sigma(_ energy: Double) -> Double { max(0, energy - bottom).squareRoot() }
    let rungs = [-20, -6, -2, 0, 2, 6, 20].map { $0 * temperature }
    let marks = Side.allCases.flatMap { side in rungs.map { fermiEnergy(side) + $0 } } + curve.breakpoints
    // The electrons of a side carry T (-f') of order one: what is smaller than rounding of that counts as zero.
    let scale = abs(jump) > 0 ? min(1, abs(jump)) : 1
    return AdaptiveQuadrature(absoluteTolerance: 1e-17 * scale, relativeTolerance: Self.accuracy)
      .integral(
        from: sigma(1 - bottom - reach), to: sigma(1 + bottom + reach), breakpoints: marks.map(sigma)
      ) { sigma in
        let energy = bottom + sigma * sigma
        return 2 * sigma * curve.value(energy) * factor(weight, at: sigma) * occupation(energy)
      }.value
  }
}

import Foundation
import NichromeModel

/// What Poisson's equation makes of a source that decays as e^{-lambda s} in a half-infinite wire.
///
/// psi'' = K^2 (psi - N/F) with N/F = e^{-lambda s} has the solution that vanishes at the face and at infinity
///
///     G(s) = K^2 [e^{-lambda s} - e^{-K s}]/(K^2 - lambda^2);
///
/// any other potential of the face adds B e^{-K s}. In the neutral limit G = e^{-lambda s} follows its source to the
/// face and there is no screening layer.
extension Screening {
  /// K, nil in the neutral limit.
  var wavenumber: Double? {
    switch self {
    case .neutral: nil
    case .poisson(let wavenumber): wavenumber
    }
  }

  /// G(s).
  func response(rate: Double, at s: Double) -> Double {
    guard let wavenumber else { return exp(-rate * s) }
    return wavenumber * wavenumber / (wavenumber + rate) * Self.difference(rate, wavenumber, at: s)
  }

  /// dG/ds.
  func responseSlope(rate: Double, at s: Double) -> Double {
    guard let wavenumber else { return -rate * exp(-rate * s) }
    return wavenumber * wavenumber / (wavenumber + rate)
      * (exp(-wavenumber * s) - rate * Self.difference(rate, wavenumber, at: s))
  }

  /// d^2G/ds^2.
  func responseCurvature(rate: Double, at s: Double) -> Double {
    guard let wavenumber else { return rate * rate * exp(-rate * s) }
    return wavenumber * wavenumber * (response(rate: rate, at: s) - exp(-rate * s))
  }

  /// B e^{-K s} of the screening layer.
  func layer(at s: Double) -> Double { wavenumber.map { exp(-$0 * s) } ?? 0 }

  /// [e^{-a s} - e^{-b s}]/(b - a), finite where the rates meet.
  private static func difference(_ a: Double, _ b: Double, at s: Double) -> Double {
    let gap = abs(b - a) * s
    let ratio = gap > 0 ? -expm1(-gap) / gap : 1
    return s * exp(-min(a, b) * s) * ratio
  }
}

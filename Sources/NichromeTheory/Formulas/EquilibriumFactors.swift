import Foundation
import NichromeModel
import NichromeNumerics

/// Integrals of the Fermi function at rest, at any temperature.
struct EquilibriumFactors: Sendable {
  /// theta = k_B T/mu0.
  let temperature: Double

  /// J0 = int (-f') dx = f(0).
  var occupation: Double { temperature == 0 ? 1 : fermi(-1 / temperature) }

  /// F0 = int (-f') dx/sqrt x (12), 1 at theta = 0.
  var density: Double { temperature == 0 ? 1 : Screening.thermalFactor(temperature: temperature) }

  /// int (x - mu0) (-f') dx, exponentially small in 1/theta.
  var meanEnergy: Double {
    if temperature == 0 { return 0 }
    let tail = exp(-1 / temperature)
    // int f dx = 1 + theta ln(1 + e^{-1/theta}), and int x (-f') dx = int f dx.
    return temperature * log1p(tail) + (1 - occupation)
  }

  /// N0 = int f dx/sqrt x (9), the density in 2 mu0/(pi hbar v0): -sqrt(pi theta) Li_{1/2}(-e^{1/theta}).
  var carriers: Double {
    temperature == 0 ? 2 : (Double.pi * temperature).squareRoot() * fermiDiracMinusHalf(1 / temperature)
  }
}

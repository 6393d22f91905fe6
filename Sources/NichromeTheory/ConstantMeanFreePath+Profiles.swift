import Foundation
import NichromeModel

/// A wire, left (upstream of a positive current) or right of the scatterer.
public enum Side: String, Sendable, Equatable, Codable, CaseIterable {
  case left = "L"
  case right = "R"
}

extension ConstantMeanFreePath {
  /// P_L or P_R, the excess heat of one wire.
  public func excessHeat(_ side: Side) -> Double { side == .left ? excessHeatLeft : excessHeatRight }

  /// p^q - p^D at a distance from the face, in mu0^2/(pi hbar l0).
  public func excessHeat(_ side: Side, at distance: Double) -> Double { excessHeat(side) * exp(-distance) }

  /// Mean of p^q - p^D over lower < distance < upper: what a bin of a simulation measures.
  public func excessHeat(_ side: Side, from lower: Double, to upper: Double) -> Double {
    excessHeat(side) * exp(-lower) * -expm1(lower - upper) / (upper - lower)
  }

  /// Bin means of p^q - p^D for `bins` equal bins per wire over `halfLength`: the left wire outward, then the right.
  public func excessHeat(bins: Int, halfLength: Double) -> [Double] {
    let width = halfLength / Double(bins)
    return Side.allCases.flatMap { side in
      (0..<bins).map { excessHeat(side, from: Double($0) * width, to: Double($0 + 1) * width) }
    }
  }

  /// mu at a distance from the face, from the mid electrochemical potential: exactly linear in each wire.
  public func electrochemicalPotential(_ side: Side, at distance: Double) -> Double {
    let magnitude = 0.5 * (voltage + current * distance)
    return side == .left ? magnitude : -magnitude
  }

  /// Distribution of the electrons that arrive at the scatterer from one wire, E from the mid electrochemical potential.
  ///
  /// g_L(z-, E) = int_0^inf ds e^-s F(E - u/2 - iota s/2), and its mirror g_R(z+, E).
  public func incomingDistribution(_ side: Side, at energy: Double) -> Double {
    let sign = side == .left ? 1.0 : -1.0
    return TransmissionWindow.driftedFermi(
      energy: energy - 0.5 * sign * voltage, drift: 0.5 * sign * current, temperature: temperature)
  }
}

import Foundation
import NichromeModel
import NichromeNumerics

extension ClosureWire {
  /// p^u, Eq. (43).
  func dissipatedHeat(at s: Double) -> Double { sum(heats) { exp(-$0 * s) } }

  /// p^w - p^D = -iota d(e phi)/dz - iota c, Eq. (41a).
  func fieldHeat(at s: Double) -> Double {
    sign * current
      * (sum(densities) { screening.responseSlope(rate: $0, at: s) }
        - (screening.wavenumber ?? 0) * layer * screening.layer(at: s))
  }

  func excessHeat(at s: Double) -> Double { dissipatedHeat(at: s) + fieldHeat(at: s) }

  /// d/ds of the excess heat.
  func excessHeatSlope(at s: Double) -> Double {
    let wavenumber = screening.wavenumber ?? 0
    let field =
      sum(densities) { screening.responseCurvature(rate: $0, at: s) }
      + wavenumber * wavenumber * layer * screening.layer(at: s)
    return sign * current * field - sum(heats) { $0 * exp(-$0 * s) }
  }

  /// P^u = int ds p^u.
  var dissipatedHeat: Double { sum(heats) { 1 / $0 } }

  /// P^f = int ds (p^w - p^D), by the fall of e phi beside its far line (50).
  var fieldHeat: Double { -sign * current * (facePotential - offset) }

  /// Mean of p^u over lower < s < upper.
  func dissipatedHeat(from lower: Double, to upper: Double) -> Double {
    sum(heats) { exp(-$0 * lower) * -expm1(-$0 * (upper - lower)) / $0 } / (upper - lower)
  }

  /// Mean of p^w - p^D over lower < s < upper.
  func fieldHeat(from lower: Double, to upper: Double) -> Double {
    sign * current * (departure(at: upper) - departure(at: lower)) / (upper - lower)
  }

  /// e phi beside its far line.
  private func departure(at s: Double) -> Double {
    layer * screening.layer(at: s) + sum(densities) { screening.response(rate: $0, at: s) }
  }

  /// Interior extrema of the excess heat within `reach` of the face, outward.
  ///
  /// Sign changes of its slope on a geometric ladder of distances, refined by roots. Where the excess heat is below
  /// `floor` nothing is looked for.
  func spots(reach: Double, floor: Double) -> [ClosureSpot] {
    let first = 1e-4 * min(1, 1 / (screening.wavenumber ?? 1))
    let steps = 600
    let ratio = pow(reach / first, 1 / Double(steps))
    var spots: [ClosureSpot] = []
    var inner = first
    var innerSlope = excessHeatSlope(at: inner)
    for _ in 0..<steps {
      let outer = inner * ratio
      let outerSlope = excessHeatSlope(at: outer)
      if (innerSlope < 0) != (outerSlope < 0) {
        let distance = bracketedRoot(between: inner, and: outer) { excessHeatSlope(at: $0) }
        let heat = excessHeat(at: distance)
        if abs(heat) > floor {
          spots.append(
            ClosureSpot(
              side: side, kind: innerSlope < 0 ? .cold : .hot, distance: distance, excessHeat: heat))
        }
      }
      (inner, innerSlope) = (outer, outerSlope)
    }
    return spots
  }
}

import Foundation
import NichromeModel
import NichromeNumerics

/// Panels that close in on a band bottom, where l(v) vanishes or grows beyond bounds.
///
/// What the faces send out there is a fractional power or a logarithm of the velocity, which no single rule resolves.
struct BandBottoms {
  /// Edges above the bottoms at x = -u/2 (right wire) and u/2 (left); none where hardly any electrons are so slow.
  let grades: [Double]
  private let places: [Double]
  private let width: Double

  /// - Parameter order: of the rule; the last panel shrinks with it, so that two orders show what it leaves out.
  init(_ system: System, voltage: Double, order: Int) {
    let (theta, exponent) = (system.temperature, system.relaxation.exponent)
    let isOccupied = exponent != 0 && theta > 0 && logisticDensity(1 / theta) > Self.leastDensity
    places = isOccupied ? [-0.5 * voltage, 0.5 * voltage] : []
    width = Self.widest * theta
    let count = min(Self.mostGrades, Self.fewestGrades + order / 2)
    let distances = (0..<count).map { Self.widest * theta * pow(Self.ratio, Double($0)) }
    grades = places.flatMap { bottom in distances.map { bottom + $0 } }
  }

  /// Whether a panel lies below the widest grade, where a rule of half the order does.
  func isGraded(_ panel: ClosedRange<Double>) -> Bool {
    places.contains { panel.lowerBound >= $0 && panel.upperBound <= $0 + Self.ratio * width * (1 + 1e-9) }
  }

  /// Of -f' at the bottom, in units of 1/theta.
  private static let leastDensity = 1e-10
  /// First distance from the bottom over theta, and the ratio of the next ones: half the velocity.
  private static let widest = 2.0
  private static let ratio = 0.25
  private static let fewestGrades = 6
  /// Closer to the bottom the digits of x run out.
  private static let mostGrades = 18
}

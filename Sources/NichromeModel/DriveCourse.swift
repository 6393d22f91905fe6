import Foundation

/// What the source holds, as a function of time, in the reduced unit of the drive: iota, or e times the voltage between the
/// ends of the wires over mu0. The wires are in equilibrium at t = 0.
public struct DriveCourse: Sendable, Equatable, Codable {
  public enum Shape: Sendable, Equatable, Codable {
    /// From `base` to `value` at a time.
    case step(at: Double)
    /// `value` for a while, else `base`.
    case pulse(at: Double, width: Double)
    /// A straight line from `base` to `value`.
    case ramp(at: Double, duration: Double)
    /// base + value sin(2 pi t/period).
    case sine(period: Double)
    /// Straight lines between points.
    case table(times: [Double], values: [Double])
  }

  public var shape: Shape
  /// Before it begins; the mean of a sine.
  public var base: Double
  /// After it has begun; the amplitude of a sine.
  public var value: Double

  public init(_ shape: Shape, base: Double = 0, value: Double) {
    self.shape = shape
    self.base = base
    self.value = value
  }

  /// The value held at a time.
  public func callAsFunction(_ t: Double) -> Double {
    switch shape {
    case .step(let start): t >= start ? value : base
    case .pulse(let start, let width): t >= start && t < start + width ? value : base
    case .ramp(let start, let duration): base + (value - base) * min(max((t - start) / duration, 0), 1)
    case .sine(let period): base + value * sin(2 * .pi * t / period)
    case .table(let times, let values): Self.interpolate(times, values, t)
    }
  }

  /// Largest value by magnitude, with its sign.
  public var peak: Double {
    switch shape {
    case .sine: base < 0 ? base - abs(value) : base + abs(value)
    case .table(_, let values): values.max { abs($0) < abs($1) } ?? 0
    default: abs(base) > abs(value) ? base : value
    }
  }

  private static func interpolate(_ times: [Double], _ values: [Double], _ t: Double) -> Double {
    guard let next = times.firstIndex(where: { $0 > t }) else { return values[values.count - 1] }
    if next == 0 { return values[0] }
    let share = (t - times[next - 1]) / (times[next] - times[next - 1])
    return values[next - 1] + share * (values[next] - values[next - 1])
  }
}

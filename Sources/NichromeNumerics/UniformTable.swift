import Dispatch

/// A smooth function tabulated on a uniform grid, interpolated by cubic convolution (Catmull-Rom, error of order h^3).
///
/// Arguments outside the grid take the end values' linear continuation.
public struct UniformTable: Sendable {
  /// Values that one thread makes at a time.
  private static let stretch = 64

  public let lower: Double
  public let spacing: Double
  @usableFromInline let inverseSpacing: Double
  /// Values from one spacing before the grid to one behind it, where a parabola continues them.
  @usableFromInline let values: Column<Double>

  /// - Parameter function: evaluated on all processors at once.
  public init(lower: Double, upper: Double, count: Int, of function: (Double) -> Double) {
    precondition(count >= 4 && upper > lower)
    self.lower = lower
    spacing = (upper - lower) / Double(count - 1)
    inverseSpacing = 1 / spacing
    values = Column(count: count + 2, repeating: 0)
    // Each value has a place of its own, and the function keeps nothing.
    nonisolated(unsafe) let (places, function) = (values.start + 1, function)
    let spacing = spacing
    DispatchQueue.concurrentPerform(iterations: (count + Self.stretch - 1) / Self.stretch) { part in
      for i in (part * Self.stretch)..<min((part + 1) * Self.stretch, count) {
        places[i] = function(lower + spacing * Double(i))
      }
    }
    values[0] = 3 * (values[1] - values[2]) + values[3]
    values[count + 1] = 3 * (values[count] - values[count - 1]) + values[count - 2]
  }

  /// Another function at the same places.
  public func sibling(of function: (Double) -> Double) -> UniformTable {
    let count = values.count - 2
    return UniformTable(lower: lower, upper: lower + Double(count - 1) * spacing, count: count, of: function)
  }

  @inlinable @inline(__always) public func callAsFunction(_ x: Double) -> Double {
    let (node, last) = (values.start + 1, values.count - 3)
    let t = (x - lower) * inverseSpacing
    if t <= 0 { return node[0] + t * (node[1] - node[0]) }
    if t >= Double(last) { return node[last] + (t - Double(last)) * (node[last] - node[last - 1]) }
    let i = Int(t)
    let f = t - Double(i)
    let (a, b, c, d) = (node[i - 1], node[i], node[i + 1], node[i + 2])
    return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
  }
}

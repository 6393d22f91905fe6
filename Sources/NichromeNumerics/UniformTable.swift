/// A smooth function tabulated on a uniform grid, interpolated by cubic convolution (Catmull-Rom, error of order h^3).
///
/// Arguments outside the grid take the end values' linear continuation.
public struct UniformTable: Sendable {
  public let lower: Double
  public let spacing: Double
  @usableFromInline let inverseSpacing: Double
  @usableFromInline let nodes: [Double]

  public init(lower: Double, upper: Double, count: Int, of function: (Double) -> Double) {
    precondition(count >= 4 && upper > lower)
    self.lower = lower
    spacing = (upper - lower) / Double(count - 1)
    inverseSpacing = 1 / spacing
    let h = spacing
    nodes = (0..<count).map { function(lower + h * Double($0)) }
  }

  /// Another function at the same places.
  public func sibling(of function: (Double) -> Double) -> UniformTable {
    UniformTable(
      lower: lower, upper: lower + Double(nodes.count - 1) * spacing, count: nodes.count, of: function)
  }

  public func callAsFunction(_ x: Double) -> Double {
    let last = nodes.count - 1
    let t = (x - lower) * inverseSpacing
    if t <= 0 { return nodes[0] + t * (nodes[1] - nodes[0]) }
    if t >= Double(last) { return nodes[last] + (t - Double(last)) * (nodes[last] - nodes[last - 1]) }
    let i = min(Int(t), last - 1)
    let f = t - Double(i)
    let (b, c) = (nodes[i], nodes[i + 1])
    let a = i > 0 ? nodes[i - 1] : 3 * (b - c) + (i + 2 <= last ? nodes[i + 2] : c)
    let d = i + 2 <= last ? nodes[i + 2] : 3 * (c - b) + (i > 0 ? nodes[i - 1] : b)
    return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
  }
}

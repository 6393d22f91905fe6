import CGSL

/// The Gauss-Legendre rule of a given order: exact for polynomials of degree 2 order - 1.
///
/// Points and weights are the GNU Scientific Library's.
public struct GaussLegendre: Sendable {
  /// A point of the rule on an interval.
  public struct Node: Sendable, Equatable {
    public var position: Double
    public var weight: Double

    public init(position: Double, weight: Double) {
      self.position = position
      self.weight = weight
    }
  }

  /// Points and weights on 0...1, ascending.
  public let standard: [Node]

  public init(order: Int) {
    precondition(order > 0)
    let table = gsl_integration_glfixed_table_alloc(order)
    precondition(table != nil, "no memory for a rule of order \(order)")
    defer { gsl_integration_glfixed_table_free(table) }
    standard = (0..<order).map { index in
      var node = Node(position: 0, weight: 0)
      gsl_integration_glfixed_point(0, 1, index, &node.position, &node.weight, table)
      return node
    }.sorted { $0.position < $1.position }
  }

  /// The rule on lower...upper, ascending.
  public func nodes(from lower: Double, to upper: Double) -> [Node] {
    let width = upper - lower
    return standard.map { Node(position: lower + width * $0.position, weight: width * $0.weight) }
  }

  /// The integral of a smooth function from `lower` to `upper`.
  public func integral(from lower: Double, to upper: Double, of function: (Double) -> Double) -> Double {
    let width = upper - lower
    var sum = 0.0
    for node in standard { sum += node.weight * function(lower + width * node.position) }
    return sum * width
  }
}

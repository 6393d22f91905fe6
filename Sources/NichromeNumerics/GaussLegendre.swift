import CGSL

/// Gauss-Legendre rule on [0, 1]: exact for polynomials up to degree 2n - 1.
public struct GaussLegendre: Sendable {
  public let nodes: [Double]
  public let weights: [Double]

  public init(count: Int) {
    precondition(count > 0)
    let table = gsl_integration_glfixed_table_alloc(count)
    precondition(table != nil, "no memory for a quadrature rule")
    defer { gsl_integration_glfixed_table_free(table) }
    var nodes: [Double] = []
    var weights: [Double] = []
    for index in 0..<count {
      var (node, weight) = (0.0, 0.0)
      gsl_integration_glfixed_point(0, 1, index, &node, &weight, table)
      nodes.append(node)
      weights.append(weight)
    }
    (self.nodes, self.weights) = (nodes, weights)
  }

  /// The integral of a smooth function from `lower` to `upper`.
  public func integral(from lower: Double, to upper: Double, of function: (Double) -> Double) -> Double {
    let width = upper - lower
    var sum = 0.0
    for (node, weight) in zip(nodes, weights) { sum += weight * function(lower + width * node) }
    return sum * width
  }
}

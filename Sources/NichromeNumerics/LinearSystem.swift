/// Dense linear equations, one after the other, solved by the LU decomposition of the GNU Scientific Library.
///
/// Rows and columns are first brought to the same size, because the equations met here span hundreds of orders of
/// magnitude, and the solution is improved once by its residual. Complexity: 2 n^3/3.
public struct LinearSystem: Sendable {
  /// Number of unknowns.
  public let order: Int
  private var matrix: [Double] = []
  private var right: [Double] = []

  public init(order: Int) {
    precondition(order > 0)
    self.order = order
    matrix.reserveCapacity(order * order)
  }

  /// Adds the equation sum_k coefficients[k] x[k] = value.
  public mutating func append(_ coefficients: [Double], equals value: Double) {
    precondition(coefficients.count == order && right.count < order)
    matrix += coefficients
    right.append(value)
  }

  /// The solution; nil when the equations are singular.
  public func solution() -> [Double]? {
    precondition(right.count == order, "as many equations as unknowns")
    guard let scales = self.scales() else { return nil }
    var scaled = matrix
    for row in 0..<order {
      for column in 0..<order { scaled[row * order + column] *= scales.rows[row] * scales.columns[column] }
    }
    let target = zip(right, scales.rows).map { $0 * $1 }
    guard let factors = LUFactors(rows: scaled, order: order), let first = factors.solution(for: target) else {
      return nil
    }
    let residual = (0..<order).map { row in
      (0..<order).reduce(target[row]) { $0 - scaled[row * order + $1] * first[$1] }
    }
    guard let correction = factors.solution(for: residual) else { return nil }
    return (0..<order).map { (first[$0] + correction[$0]) * scales.columns[$0] }
  }

  /// Factors that bring the largest entry of each row and column near 1; nil when one of them is empty.
  private func scales() -> (rows: [Double], columns: [Double])? {
    var (rows, columns) = ([Double](repeating: 1, count: order), [Double](repeating: 1, count: order))
    for _ in 0..<3 {
      for row in 0..<order {
        let largest = (0..<order).reduce(0.0) { max($0, abs(matrix[row * order + $1]) * columns[$1]) }
        guard largest > 0, largest.isFinite else { return nil }
        rows[row] = 1 / largest
      }
      var largest = [Double](repeating: 0, count: order)
      for row in 0..<order {
        for column in 0..<order {
          largest[column] = max(largest[column], abs(matrix[row * order + column]) * rows[row])
        }
      }
      guard largest.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
      columns = largest.map { 1 / $0 }
    }
    return (rows, columns)
  }
}

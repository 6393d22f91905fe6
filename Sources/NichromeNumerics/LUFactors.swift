import CGSL

/// A square matrix factorised once, P A = L U with partial pivoting, by the GNU Scientific Library.
public final class LUFactors {
  public let order: Int
  private let matrix: UnsafeMutablePointer<gsl_matrix>
  private let permutation: UnsafeMutablePointer<gsl_permutation>

  /// `rows`: the matrix, row by row in one array. O(n^3). nil where it cannot be factorised.
  public init?(rows: [Double], order: Int) {
    precondition(rows.count == order * order && order > 0)
    GSL.switchHandlerOff()
    guard let matrix = gsl_matrix_alloc(order, order) else { return nil }
    guard let permutation = gsl_permutation_alloc(order) else {
      gsl_matrix_free(matrix)
      return nil
    }
    (self.order, self.matrix, self.permutation) = (order, matrix, permutation)
    for row in 0..<order {
      for column in 0..<order { gsl_matrix_set(matrix, row, column, rows[row * order + column]) }
    }
    var sign: Int32 = 0
    guard gsl_linalg_LU_decomp(matrix, permutation, &sign) == 0 else { return nil }
  }

  deinit {
    gsl_matrix_free(matrix)
    gsl_permutation_free(permutation)
  }

  /// The x with A x = `right`; nil for a singular matrix. O(n^2).
  public func solution(for right: [Double]) -> [Double]? {
    precondition(right.count == order)
    guard let vector = gsl_vector_alloc(order) else { return nil }
    defer { gsl_vector_free(vector) }
    for (index, value) in right.enumerated() { gsl_vector_set(vector, index, value) }
    guard gsl_linalg_LU_svx(matrix, permutation, vector) == 0 else { return nil }
    let values = (0..<order).map { gsl_vector_get(vector, $0) }
    return values.allSatisfy(\.isFinite) ? values : nil
  }
}

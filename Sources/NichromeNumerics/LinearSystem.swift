import CGSL

/// A square system of linear equations, factorised once (LU with partial pivoting, GNU Scientific Library).
public final class LinearSystem {
  private let matrix: UnsafeMutablePointer<gsl_matrix>
  private let permutation: UnsafeMutablePointer<gsl_permutation>
  public let count: Int

  /// - Parameter rows: the matrix, row by row in one array. O(n^3).
  public init(rows: [Double], count: Int) {
    precondition(rows.count == count * count && count > 0)
    GSL.handlerIsOff
    self.count = count
    guard let matrix = gsl_matrix_alloc(count, count), let permutation = gsl_permutation_alloc(count) else {
      preconditionFailure("no memory for a matrix of \(count) rows")
    }
    (self.matrix, self.permutation) = (matrix, permutation)
    for row in 0..<count {
      let start = matrix.pointee.data + row * matrix.pointee.tda
      for column in 0..<count { start[column] = rows[row * count + column] }
    }
    var sign: Int32 = 0
    let status = gsl_linalg_LU_decomp(matrix, permutation, &sign)
    precondition(status == 0, GSL.message(status))
  }

  deinit {
    gsl_matrix_free(matrix)
    gsl_permutation_free(permutation)
  }

  /// The x with A x = `right`; nil for a singular matrix. O(n^2).
  public func solution(for right: [Double]) -> [Double]? {
    precondition(right.count == count)
    var x = right
    let status = x.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_vector_view_array(buffer.baseAddress, count)
      return gsl_linalg_LU_svx(matrix, permutation, &view.vector)
    }
    return status == 0 && x.allSatisfy(\.isFinite) ? x : nil
  }
}

/// Cubic spline through points, with the third derivative continuous at the second and the last but one ("not a knot").
///
/// For two dozen points: the second derivatives come from plain elimination of the dense system.
struct CubicSpline {
  private let x: [Double]
  private let y: [Double]
  private let curvature: [Double]

  init(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count && x.count >= 4 && zip(x, x.dropFirst()).allSatisfy { $0 < $1 })
    self.x = x
    self.y = y
    let count = x.count
    let h = zip(x.dropFirst(), x).map { $0 - $1 }
    var rows = [[Double]](repeating: [Double](repeating: 0, count: count + 1), count: count)
    for i in 1..<(count - 1) {
      rows[i][i - 1] = h[i - 1]
      rows[i][i] = 2 * (h[i - 1] + h[i])
      rows[i][i + 1] = h[i]
      rows[i][count] = 6 * ((y[i + 1] - y[i]) / h[i] - (y[i] - y[i - 1]) / h[i - 1])
    }
    for (row, first) in [(0, 0), (count - 1, count - 3)] {
      rows[row][first] = h[first + 1]
      rows[row][first + 1] = -(h[first] + h[first + 1])
      rows[row][first + 2] = h[first]
    }
    curvature = CubicSpline.eliminate(&rows)
  }

  func callAsFunction(_ at: Double) -> Double {
    let i = min(max((x.firstIndex { $0 > at } ?? x.count) - 1, 0), x.count - 2)
    let h = x[i + 1] - x[i]
    let (a, b) = ((x[i + 1] - at) / h, (at - x[i]) / h)
    let bend = (a * a * a - a) * curvature[i] + (b * b * b - b) * curvature[i + 1]
    return a * y[i] + b * y[i + 1] + bend * h * h / 6
  }

  /// Solution of a square system, right side in the last column, by elimination with row pivots.
  private static func eliminate(_ rows: inout [[Double]]) -> [Double] {
    let count = rows.count
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
      rows.swapAt(column, pivot)
      for row in (column + 1)..<max(count, column + 1) {
        let factor = rows[row][column] / rows[column][column]
        if factor == 0 { continue }
        for k in column...count { rows[row][k] -= factor * rows[column][k] }
      }
    }
    var solution = [Double](repeating: 0, count: count)
    for row in (0..<count).reversed() {
      var sum = rows[row][count]
      for k in (row + 1)..<max(count, row + 1) { sum -= rows[row][k] * solution[k] }
      solution[row] = sum / rows[row][row]
    }
    return solution
  }
}

/// Anderson's acceleration of a fixed-point iteration x -> x + step(x) (D. G. Anderson, J. ACM 12, 547 (1965)).
///
/// Of the last `depth` iterates the linear combination is taken whose steps cancel best in the least-squares sense; for
/// linear problems that is GMRES. Costs `depth` vectors of memory and scalar products per iteration.
public struct AndersonMixing {
  private let depth: Int
  private var iterates: [[Double]] = []
  private var steps: [[Double]] = []

  public init(depth: Int) {
    precondition(depth >= 0)
    self.depth = depth
  }

  /// The next iterate, after `x` with its step.
  public mutating func next(after x: [Double], step: [Double]) -> [Double] {
    let plain = zip(x, step).map { $0 + $1 }
    defer {
      iterates.append(x)
      steps.append(step)
      if iterates.count > depth {
        iterates.removeFirst()
        steps.removeFirst()
      }
    }
    guard !steps.isEmpty else { return plain }
    // Minimise |step - sum_k c_k (step - step_k)|.
    let differences = steps.map { old in zip(step, old).map { $0 - $1 } }
    let count = differences.count
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    var matrix = differences.flatMap { row in differences.map { product(row, $0) } }
    // Nearly parallel differences make the normal equations singular: a trace of Tikhonov's term keeps them solvable.
    for k in 0..<count { matrix[k * count + k] *= 1 + 1e-12 }
    guard matrix.indices.allSatisfy({ matrix[$0].isFinite }), (0..<count).allSatisfy({ matrix[$0 * count + $0] > 0 }),
      let c = LUFactors(rows: matrix, order: count)?.solution(for: differences.map { product($0, step) })
    else { return plain }
    var result = plain
    for (k, factor) in c.enumerated() {
      let (oldX, oldStep) = (iterates[k], steps[k])
      for i in result.indices { result[i] -= factor * (x[i] + step[i] - oldX[i] - oldStep[i]) }
    }
    return result
  }
}

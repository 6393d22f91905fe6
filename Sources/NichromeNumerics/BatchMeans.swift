/// Means of equal blocks of time; neighbours are merged in pairs when there are too many.
///
/// Keeps between `capacity/2` and `capacity - 1` complete batches however long the run, so that batches grow past the
/// correlation time by themselves. Every element is a vector of `width` numbers.
public struct BatchMeans: Sendable {
  public static let capacity = 128
  public let width: Int
  /// Blocks merged into one batch.
  public internal(set) var blocksPerBatch = 1
  /// Complete batches: mean over each.
  public internal(set) var batches: [[Double]] = []
  var partial: [Double]
  var partialCount = 0

  public init(width: Int) {
    self.width = width
    partial = Array(repeating: 0, count: width)
  }

  /// Adds the mean over one more block.
  public mutating func append(_ block: [Double]) {
    precondition(block.count == width)
    for i in 0..<width { partial[i] += block[i] }
    partialCount += 1
    guard partialCount == blocksPerBatch else { return }
    batches.append(partial.map { $0 / Double(blocksPerBatch) })
    partial = Array(repeating: 0, count: width)
    partialCount = 0
    if batches.count == Self.capacity { merge() }
  }

  /// Mean over the complete batches.
  public var mean: [Double] { Self.mean(batches, width: width) }

  /// One standard error of each mean, from the scatter of the batches.
  public var standardError: [Double] { Self.standardError(batches, width: width) }

  public static func mean(_ batches: [[Double]], width: Int) -> [Double] {
    var sum = Array(repeating: 0.0, count: width)
    for batch in batches { for i in 0..<width { sum[i] += batch[i] } }
    return sum.map { $0 / Double(max(batches.count, 1)) }
  }

  /// sqrt(sum (x_b - mean)^2/(n (n - 1))); infinite with fewer than two batches.
  public static func standardError(_ batches: [[Double]], width: Int) -> [Double] {
    let n = Double(batches.count)
    guard batches.count > 1 else { return Array(repeating: .infinity, count: width) }
    let centre = mean(batches, width: width)
    var sum = Array(repeating: 0.0, count: width)
    for batch in batches {
      for i in 0..<width {
        let d = batch[i] - centre[i]
        sum[i] += d * d
      }
    }
    return sum.map { ($0 / (n * (n - 1))).squareRoot() }
  }

  /// Covariance of the means of elements i and j.
  public static func covariance(_ batches: [[Double]], width: Int) -> [[Double]] {
    let n = Double(batches.count)
    var matrix = Array(repeating: Array(repeating: 0.0, count: width), count: width)
    guard batches.count > 1 else { return matrix }
    let centre = mean(batches, width: width)
    for batch in batches {
      let d = (0..<width).map { batch[$0] - centre[$0] }
      for i in 0..<width {
        let row = d[i]
        for j in 0...i { matrix[i][j] += row * d[j] }
      }
    }
    for i in 0..<width {
      for j in 0...i {
        matrix[i][j] /= n * (n - 1)
        matrix[j][i] = matrix[i][j]
      }
    }
    return matrix
  }

  private mutating func merge() {
    var merged: [[Double]] = []
    for k in stride(from: 0, to: batches.count, by: 2) {
      merged.append(zip(batches[k], batches[k + 1]).map { pair in 0.5 * (pair.0 + pair.1) })
    }
    batches = merged
    blocksPerBatch *= 2
  }
}

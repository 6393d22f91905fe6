/// Mean and scatter of vectors that come one after the other, in a room that does not grow with their number.
public struct Moments: Sendable, Equatable {
  public let width: Int
  public private(set) var count = 0
  public private(set) var mean: [Double]
  /// Sums of the squared deviations from the mean.
  private var squares: [Double]

  public init(width: Int) {
    self.width = width
    mean = Array(repeating: 0, count: width)
    squares = mean
  }

  /// Adds a vector; the recurrence of Welford, Technometrics 4, 419 (1962), which loses no digits to large means.
  public mutating func add(_ values: [Double]) {
    precondition(values.count == width)
    count += 1
    let share = 1 / Double(count)
    for i in 0..<width {
      let deviation = values[i] - mean[i]
      mean[i] += deviation * share
      squares[i] += deviation * (values[i] - mean[i])
    }
  }

  /// Variance of the mean, sum (x - mean)^2/(n (n - 1)); nil with fewer than two vectors.
  public var varianceOfMean: [Double]? {
    guard count > 1 else { return nil }
    let n = Double(count)
    return squares.map { $0 / (n * (n - 1)) }
  }

  /// One standard error of each mean; nil with fewer than two vectors.
  public var standardError: [Double]? { varianceOfMean?.map { $0.squareRoot() } }

  /// - Parameter name: of the sections.
  public func save(_ name: String, to writer: inout StateWriter) {
    writer.add("\(name).count", count)
    writer.add("\(name).mean", mean)
    writer.add("\(name).squares", squares)
  }

  public mutating func restore(_ name: String, from reader: StateReader) throws(StateError) {
    count = try reader.integer("\(name).count")
    mean = try reader.doubles("\(name).mean", count: width)
    squares = try reader.doubles("\(name).squares", count: width)
  }
}

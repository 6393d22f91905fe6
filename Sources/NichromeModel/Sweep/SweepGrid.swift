/// All combinations of the values of several axes; the last axis runs fastest.
public struct SweepGrid: Sendable, Equatable {
  public let axes: [SweepAxis]

  /// Points of a sweep: more is a typing mistake.
  static let countRange = 1...10_000

  public init(axes: [SweepAxis]) { self.axes = axes }

  /// Values of each axis.
  public var shape: [Int] { axes.map(\.values.count) }
  public var count: Int { shape.reduce(1, *) }

  /// Place of a point, counted from 0, on each axis.
  public func indices(of point: Int) -> [Int] {
    var rest = point
    var indices: [Int] = []
    for length in shape.reversed() {
      indices.append(rest % length)
      rest /= length
    }
    return indices.reversed()
  }

  /// What a point, counted from 0, sets in the deck.
  public func settings(of point: Int) -> [(key: String, value: String)] {
    zip(axes, indices(of: point)).map { ($0.key, $0.values[$1]) }
  }
}

/// A sweep was refused: everything that is wrong, a line each.
public struct SweepError: Error, Sendable, Equatable, CustomStringConvertible {
  public let problems: [String]

  public init(problems: [String]) { self.problems = problems }

  public var description: String { problems.joined(separator: "\n") }
}

extension SweepGrid {
  /// Reads what `--vary` gives.
  ///
  /// - Throws: `SweepError` with every problem of every axis.
  public init(_ texts: [String]) throws(SweepError) {
    var (axes, problems): ([SweepAxis], [String]) = ([], [])
    for text in texts {
      do { axes.append(try SweepAxis(text)) } catch { problems.append("--vary \(text): \(error)") }
    }
    for (index, axis) in axes.enumerated() where axes[..<index].contains(where: { $0.key == axis.key }) {
      problems.append("--vary \(axis.key): the key is varied twice (only one value can count); keep one of them")
    }
    if texts.isEmpty {
      problems.append("--vary is missing (a sweep varies something); add --vary \(SweepAxis.example)")
    }
    let limit = Self.countRange.upperBound
    if axes.reduce(1.0, { $0 * Double($1.values.count) }) > Double(limit) {
      problems.append("the grid has more than \(limit) points (that is beyond a sweep); use fewer values")
    }
    guard problems.isEmpty else { throw SweepError(problems: problems) }
    self.init(axes: axes)
  }
}

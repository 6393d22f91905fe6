/// How large the files of a run get, in bytes: estimates from the deck alone.
public struct Footprint: Sendable, Equatable {
  /// The checkpoint: three numbers and a byte per electron, the batch means and the time series.
  public let checkpoint: Double
  /// The result before compression: batch means and time series once more, and the covariance of all bins.
  public let result: Double

  public init(_ deck: Deck) {
    let number = Double(MemoryLayout<Double>.size)
    let bins = 2 * Double(deck.bins)
    let means = Self.batches * Self.profiles * bins * number
    let history = Self.rows * bins * number
    checkpoint = (3 * number + 1) * Double(deck.simulation.particles) + means + history
    result = means + history + bins * bins * number
  }

  /// Most batches and rows of a time series that a run keeps, and observables per bin.
  private static let batches = 127.0
  private static let rows = 511.0
  private static let profiles = 10.0
}

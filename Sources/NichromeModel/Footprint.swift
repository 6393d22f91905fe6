/// How much room a run takes, in bytes: estimates from the deck alone, for a run of some hundred l0/v0 and more.
///
/// Constants of the memory measured with 50,000 to 1,000,000 particles and 60 to 480 bins.
public struct Footprint: Sendable, Equatable {
  /// The checkpoint: three numbers and a byte per electron, the batch means and the time series.
  public let checkpoint: Double
  /// The result: batch means and time series once more, the covariance of all bins, descriptions.
  public let result: Double
  /// The process while it writes a checkpoint: the libraries and tables, the electrons with room to grow and their copy,
  /// what the result is made of.
  public let memory: Double

  public init(_ deck: Deck) {
    let number = Double(MemoryLayout<Double>.size)
    let bins = 2 * Double(deck.bins)
    let means = Self.batches * Self.profiles * bins * number
    let history = Self.rows * bins * number
    let particles = Double(deck.simulation.particles)
    checkpoint = Self.descriptions / 2 + (3 * number + 1) * particles + means + history
    result = Self.descriptions + means + history + bins * bins * number
    memory = 48e6 + 90 * particles + 1.5 * result
  }

  /// Batches and rows of a time series that a long run keeps on average, and observables per bin.
  private static let batches = 96.0
  private static let rows = 384.0
  private static let profiles = 10.0
  private static let descriptions = 200e3
}

/// How much room a run takes, in bytes: estimates from the deck alone. Where nothing says how long the run is, batches and rows
/// of the time series are as many as in the middle of a long one.
///
/// Constants of the memory from the largest resident set of runs of 1000 to 3,000,000 particles, 12 to 480 bins and wires
/// of 12 to 1000 l0, in 32 to 512 chunks, on two threads, which they give within 30 %.
public struct Footprint: Sendable, Equatable {
  /// The checkpoint: three numbers and a byte per electron, the batch means and the time series, the rest of every chunk.
  public let checkpoint: Double
  /// The result: batch means and time series once more, the covariance of all bins, descriptions.
  public let result: Double
  /// The process while it writes a checkpoint: the libraries and tables, the electrons with room to grow and their copy,
  /// what the result is made of.
  public let memory: Double

  /// - Parameters:
  ///   - warmUp: its expected length in l0/v0, part of the time series.
  ///   - known: length of the production in l0/v0, where it is not the deck's.
  public init(_ deck: Deck, warmUp: Double = Self.usualWarmUp, production known: Double? = nil) {
    let number = Double(MemoryLayout<Double>.size)
    let bins = 2 * Double(deck.bins)
    let isDriven = deck.system.course != nil
    let production = isDriven ? nil : known ?? deck.simulation.stop.duration
    let batches = production.map { Self.kept($0 / Self.blockTime, of: Self.mostBatches) } ?? 0.75 * Self.mostBatches
    let rows = production.map { Self.kept(($0 + warmUp) / Self.blockTime, of: Self.mostRows) } ?? 0.75 * Self.mostRows
    let means = batches * Self.profiles * bins * number
    // Of an ensemble: the realisation under way, the mean and the scatter of those before.
    let history = rows * bins * number * (deck.simulation.ensemble > 1 ? 3 : 1)
    // Sums, mean and scatter over the phase of a sine.
    let cycle = PhaseMesh(deck) == nil ? 0 : 3 * Double(deck.phaseBins + 10) * bins * number
    let particles = Double(deck.simulation.particles)
    let moreChunks = Double(deck.simulation.chunks - SimulationSettings.usualChunks)
    checkpoint =
      Self.descriptions / 2 + (3 * number + 1) * Self.aloft * particles + means + history + cycle
      + moreChunks * Self.chunkRest
    result = Self.descriptions + means + history + cycle + bins * bins * number
    memory =
      44e6 + 130 * particles + 0.27e6 * deck.system.halfLength + 4.6 * result
      + moreChunks * (51e3 + 1.95e3 * deck.system.halfLength + 53 * Double(deck.bins))
  }

  /// What the process asks for and a machine does not have, in words; nil where the estimate may be too large by as much.
  public func excess(over present: Double) -> String? {
    guard Self.least * memory > present else { return nil }
    return "the run needs about \(Text.si(memory, "B")) of memory (this machine has \(Text.si(present, "B")))"
  }

  /// The least share of the estimated memory that runs were seen to take.
  private static let least = 0.7

  /// How many of `blocks` are left where neighbours are merged in pairs as soon as there are `most`.
  private static func kept(_ blocks: Double, of most: Double) -> Double {
    var left = blocks
    while left >= most { left /= 2 }
    return left
  }

  /// Batches and rows of a time series at which they are merged, and observables per bin; a block is 2 l0/v0.
  private static let mostBatches = 128.0
  private static let mostRows = 512.0
  private static let blockTime = 2.0
  private static let profiles = 10.0
  /// Electrons per particle that was asked for: two thirds where the reference drifts, one elsewhere.
  private static let aloft = 0.8
  private static let descriptions = 200e3
  /// What the sources of a chunk have left over, and what has crossed the border between units.
  private static let chunkRest = 2.4e3
  public static let usualWarmUp = 100.0
}
